#include "textflag.h"

// func fetch(pair []int64)
TEXT ·fetch(SB), NOSPLIT, $0-24
	MOVQ  pair_base+0(FP), SI
	MOVQ  pair_len+8(FP), CX
	LEAQ  (SI)(CX*8), DI

line:
	CMPQ SI, DI
	JAE  done
	PREFETCHT0 (SI)
	ADDQ $64, SI
	JMP  line

done:
	RET
