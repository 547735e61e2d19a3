#include "textflag.h"

// func near(from unsafe.Pointer, bytes uintptr)
TEXT ·near(SB), NOSPLIT, $0-16
	MOVQ from+0(FP), SI
	MOVQ bytes+8(FP), DI
	ADDQ SI, DI

line:
	PREFETCHT0 (SI)
	ADDQ       $64, SI
	CMPQ       SI, DI
	JB         line
	PREFETCHT0 -1(DI)
	RET

// func Relax()
TEXT ·Relax(SB), NOSPLIT, $0-0
	PAUSE
	RET
