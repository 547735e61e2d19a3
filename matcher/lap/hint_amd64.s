#include "textflag.h"

// func fetch(l *line)
TEXT ·fetch(SB), NOSPLIT, $0-8
	MOVQ       l+0(FP), SI
	PREFETCHT0 (SI)
	RET

// func fetchList(l *list)
TEXT ·fetchList(SB), NOSPLIT, $0-8
	MOVQ       l+0(FP), SI
	PREFETCHT0 (SI)
	RET

// func fetchPairs(column []int32, cost []int64)
TEXT ·fetchPairs(SB), NOSPLIT, $0-48
	MOVQ column_base+0(FP), SI
	MOVQ column_len+8(FP), CX
	LEAQ (SI)(CX*4), DI

columns:
	CMPQ       SI, DI
	JAE        costs
	PREFETCHT0 (SI)
	ADDQ       $64, SI
	JMP        columns

costs:
	PREFETCHT0 -1(DI)
	MOVQ       cost_base+24(FP), SI
	LEAQ       (SI)(CX*8), DI

line:
	CMPQ       SI, DI
	JAE        done
	PREFETCHT0 (SI)
	ADDQ       $64, SI
	JMP        line

done:
	PREFETCHT0 -1(DI)
	RET

// func relax()
TEXT ·relax(SB), NOSPLIT, $0-0
	PAUSE
	RET
