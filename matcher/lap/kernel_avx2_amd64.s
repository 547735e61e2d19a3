#include "textflag.h"

// These kernels need AVX2. Lanes that are off, because a pair is not allowed or
// a row at its end, are not written, and beyond the end not read.

// AHEAD is how far ahead costs are fetched, in bytes: a page, which is as far as
// the machine looks by itself. It makes problems of 5000 rows 1.14 to 1.3 times
// as fast, and smaller ones no slower. 2048 does as much, 512 and 16384 less.
#define AHEAD 4096

// The bit of each of eight columns in a byte, and the place of each.
DATA bits<>+0(SB)/8, $0x0000000200000001
DATA bits<>+8(SB)/8, $0x0000000800000004
DATA bits<>+16(SB)/8, $0x0000002000000010
DATA bits<>+24(SB)/8, $0x0000008000000040
GLOBL bits<>(SB), RODATA|NOPTR, $32
DATA places<>+0(SB)/8, $0x0000000100000000
DATA places<>+8(SB)/8, $0x0000000300000002
DATA places<>+16(SB)/8, $0x0000000500000004
DATA places<>+24(SB)/8, $0x0000000700000006
GLOBL places<>(SB), RODATA|NOPTR, $32

// BELOW4 sets AX to a bit for each of four columns that is a hit, and
// BELOWNEXT4 puts them before those that are in R8.
#define BELOW4(k) \
	VPMOVSXDQ (16*k)(SI), Y0     \
	VPMULDQ   Y14, Y0, Y0        \
	VPSUBQ    (32*k)(DX), Y0, Y0 \
	VPCMPGTQ  Y0, Y15, Y0        \
	VMOVMSKPD Y0, AX

#define BELOWNEXT4(k) \
	BELOW4(k)    \
	SHLQ $4, R8  \
	ORQ  AX, R8

// func belowAVX2(cost []int32, price []int64, scale, limit int64, hits []uint64)
TEXT ·belowAVX2(SB), NOSPLIT, $0-88
	MOVQ         cost_base+0(FP), SI
	MOVQ         cost_len+8(FP), R9
	MOVQ         price_base+24(FP), DX
	MOVQ         hits_base+64(FP), DI
	MOVQ         scale+48(FP), R10
	MOVQ         limit+56(FP), R11
	VPBROADCASTQ scale+48(FP), Y14
	VPBROADCASTQ limit+56(FP), Y15
	SUBQ         $64, R9
	JLT          rest

words:
	PREFETCHT0 AHEAD+0(SI)
	PREFETCHT0 AHEAD+64(SI)
	PREFETCHT0 AHEAD+128(SI)
	PREFETCHT0 AHEAD+192(SI)
	// From the last column to the first, so that each bit is shifted to its place.
	BELOW4(15)
	MOVQ AX, R8
	BELOWNEXT4(14)
	BELOWNEXT4(13)
	BELOWNEXT4(12)
	BELOWNEXT4(11)
	BELOWNEXT4(10)
	BELOWNEXT4(9)
	BELOWNEXT4(8)
	BELOWNEXT4(7)
	BELOWNEXT4(6)
	BELOWNEXT4(5)
	BELOWNEXT4(4)
	BELOWNEXT4(3)
	BELOWNEXT4(2)
	BELOWNEXT4(1)
	BELOWNEXT4(0)
	MOVQ R8, (DI)
	ADDQ $256, SI
	ADDQ $512, DX
	ADDQ $8, DI
	SUBQ $64, R9
	JGE  words

rest:
	ADDQ $64, R9
	JEQ  done
	XORL R8, R8
	XORL CX, CX
	SUBQ $4, R9
	JLT  last

fours:
	BELOW4(0)
	SHLQ CX, AX
	ORQ  AX, R8
	ADDQ $4, CX
	ADDQ $16, SI
	ADDQ $32, DX
	SUBQ $4, R9
	JGE  fours

last:
	ADDQ $4, R9
	JEQ  store

ones:
	MOVLQSX (SI), AX
	IMULQ   R10, AX
	SUBQ    (DX), AX
	XORL    BX, BX
	CMPQ    AX, R11
	SETLT   BX
	SHLQ    CX, BX
	ORQ     BX, R8
	INCQ    CX
	ADDQ    $4, SI
	ADDQ    $8, DX
	DECQ    R9
	JNE     ones

store:
	MOVQ R8, (DI)

done:
	VZEROUPPER
	RET

// SPANFROM begins with the least cost that was seen in Y10 and the greatest in
// Y11, and keeps in Y8 and Y9 what they are when none was.
#define SPANFROM \
	VPCMPEQD Y7, Y7, Y7   \
	VPSRLD   $1, Y7, Y10  \
	VPSLLD   $31, Y7, Y11 \
	VMOVDQA  Y10, Y8      \
	VMOVDQA  Y11, Y9

// SPANIN8 goes through the costs in Y0 whose lanes in Y3 are set.
#define SPANIN8 \
	VBLENDVPS Y3, Y0, Y8, Y1 \
	VBLENDVPS Y3, Y0, Y9, Y2 \
	VPMINSD   Y1, Y10, Y10   \
	VPMAXSD   Y2, Y11, Y11

// LANES sets Y3 to the first CX of eight lanes.
#define LANES \
	VMOVD        CX, X3              \
	VPBROADCASTD X3, Y3              \
	VPCMPGTD     places<>(SB), Y3, Y3

// ALLOWED8 sets a lane for each of eight columns that are allowed.
#define ALLOWED8(Y) \
	VPBROADCASTB (BX), Y        \
	VPAND        bits<>(SB), Y, Y \
	VPCMPEQD     Y6, Y, Y       \
	INCQ         BX

// FOLD leaves the least or greatest of the eight lanes of Y in the lowest of X.
#define FOLD(OP, Y, X) \
	VEXTRACTI128 $1, Y, X1    \
	OP           X1, X, X     \
	VPSHUFD      $0x4e, X, X1 \
	OP           X1, X, X     \
	VPSHUFD      $0xb1, X, X1 \
	OP           X1, X, X

// func spanAVX2(cost []int32, forbidden []uint64) (low, high int32)
TEXT ·spanAVX2(SB), NOSPLIT, $0-56
	MOVQ  cost_base+0(FP), SI
	MOVQ  cost_len+8(FP), CX
	MOVQ  forbidden_base+24(FP), BX
	SPANFROM
	VPXOR Y6, Y6, Y6
	TESTQ BX, BX
	JNE   masked
	VMOVDQA Y10, Y12
	VMOVDQA Y11, Y13
	SUBQ  $16, CX
	JLT   rest

all:
	PREFETCHT0 AHEAD(SI)
	VMOVDQU (SI), Y0
	VMOVDQU 32(SI), Y1
	VPMINSD Y0, Y10, Y10
	VPMAXSD Y0, Y11, Y11
	VPMINSD Y1, Y12, Y12
	VPMAXSD Y1, Y13, Y13
	ADDQ    $64, SI
	SUBQ    $16, CX
	JGE     all

rest:
	VPMINSD Y12, Y10, Y10
	VPMAXSD Y13, Y11, Y11
	ADDQ    $16, CX
	JEQ     done
	SUBQ    $8, CX
	JLT     last
	VMOVDQU (SI), Y0
	VPMINSD Y0, Y10, Y10
	VPMAXSD Y0, Y11, Y11
	ADDQ    $32, SI
	SUBQ    $8, CX

last:
	ADDQ $8, CX
	JEQ  done
	LANES
	JMP  step

masked:
	SUBQ $8, CX
	JLT  maskedLast

some:
	PREFETCHT0 AHEAD(SI)
	ALLOWED8(Y3)
	VMOVDQU (SI), Y0
	SPANIN8
	ADDQ $32, SI
	SUBQ $8, CX
	JGE  some

maskedLast:
	ADDQ $8, CX
	JEQ  done
	LANES
	ALLOWED8(Y4)
	VPAND Y4, Y3, Y3

step:
	VPMASKMOVD (SI), Y3, Y0
	SPANIN8

done:
	FOLD(VPMINSD, Y10, X10)
	FOLD(VPMAXSD, Y11, X11)
	VMOVD X10, AX
	MOVL  AX, low+48(FP)
	VMOVD X11, AX
	MOVL  AX, high+52(FP)
	VZEROUPPER
	RET

// LEAST4 goes through four columns that are all allowed; Y has the least so far.
#define LEAST4(k, Y) \
	VPMOVSXDQ (16*k)(SI), Y1     \
	VPSUBQ    (32*k)(DX), Y1, Y1 \
	VPCMPGTQ  Y1, Y, Y2          \
	VBLENDVPD Y2, Y1, Y, Y

// LEASTIN4 goes through those of the four columns of X0 whose lanes in X3 are
// set.
#define LEASTIN4(k, Y) \
	VPMOVSXDQ  X3, Y4                \
	VPMOVSXDQ  X0, Y1                \
	VPMASKMOVQ (32*k)(DX), Y4, Y2    \
	VPSUBQ     Y2, Y1, Y1            \
	VPCMPGTQ   Y1, Y, Y2             \
	VPAND      Y4, Y2, Y2            \
	VBLENDVPD  Y2, Y1, Y, Y

// LEASTIN8 goes through those of the eight columns of Y0 whose lanes in Y3 are set.
#define LEASTIN8 \
	SPANIN8                   \
	LEASTIN4(0, Y12)          \
	VEXTRACTI128 $1, Y3, X3   \
	VEXTRACTI128 $1, Y0, X0   \
	LEASTIN4(1, Y13)          \
	ADDQ         $32, SI      \
	ADDQ         $64, DX

// LESS sets Y to the lesser of Y and Z, lane by lane.
#define LESS(Z, Y) \
	VPCMPGTQ  Z, Y, Y2    \
	VBLENDVPD Y2, Z, Y, Y

// func leastAVX2(cost []int32, forbidden []uint64, price []int64) (low, high int32, best int64)
TEXT ·leastAVX2(SB), NOSPLIT, $0-88
	MOVQ   cost_base+0(FP), SI
	MOVQ   cost_len+8(FP), CX
	MOVQ   forbidden_base+24(FP), BX
	MOVQ   price_base+48(FP), DX
	SPANFROM
	VPSRLQ $1, Y7, Y12
	VMOVDQA Y12, Y13
	VMOVDQA Y12, Y14
	VMOVDQA Y12, Y15
	VPXOR  Y6, Y6, Y6
	TESTQ  BX, BX
	JNE    masked
	SUBQ   $16, CX
	JLT    rest

all:
	PREFETCHT0 AHEAD(SI)
	VMOVDQU (SI), Y0
	VMOVDQU 32(SI), Y3
	VPMINSD Y0, Y10, Y10
	VPMAXSD Y0, Y11, Y11
	VPMINSD Y3, Y10, Y10
	VPMAXSD Y3, Y11, Y11
	LEAST4(0, Y12)
	LEAST4(1, Y13)
	LEAST4(2, Y14)
	LEAST4(3, Y15)
	ADDQ    $64, SI
	ADDQ    $128, DX
	SUBQ    $16, CX
	JGE     all

rest:
	LESS(Y14, Y12)
	LESS(Y15, Y13)
	ADDQ    $16, CX
	JEQ     done
	SUBQ    $8, CX
	JLT     last
	VMOVDQU (SI), Y0
	VPMINSD Y0, Y10, Y10
	VPMAXSD Y0, Y11, Y11
	LEAST4(0, Y12)
	LEAST4(1, Y13)
	ADDQ    $32, SI
	ADDQ    $64, DX
	SUBQ    $8, CX

last:
	ADDQ $8, CX
	JEQ  done
	LANES
	JMP  step

masked:
	SUBQ $8, CX
	JLT  maskedLast

some:
	PREFETCHT0 AHEAD(SI)
	ALLOWED8(Y3)
	VMOVDQU (SI), Y0
	LEASTIN8
	SUBQ $8, CX
	JGE  some

maskedLast:
	ADDQ $8, CX
	JEQ  done
	LANES
	ALLOWED8(Y4)
	VPAND Y4, Y3, Y3

step:
	VPMASKMOVD (SI), Y3, Y0
	LEASTIN8

done:
	LESS(Y13, Y12)
	VEXTRACTI128 $1, Y12, X13
	LESS(Y13, Y12)
	VPSHUFD $0x4e, X12, X13
	LESS(Y13, Y12)
	FOLD(VPMINSD, Y10, X10)
	FOLD(VPMAXSD, Y11, X11)
	VMOVD X10, AX
	MOVL  AX, low+72(FP)
	VMOVD X11, AX
	MOVL  AX, high+76(FP)
	VMOVQ X12, best+80(FP)
	VZEROUPPER
	RET

// LOWER4 lowers the prices of four columns.
#define LOWER4(k) \
	VPMOVSXDQ (16*k)(SI), Y1   \
	VPSUBQ    Y15, Y1, Y1      \
	VMOVDQU   (32*k)(DX), Y2   \
	VPCMPGTQ  Y1, Y2, Y5       \
	VBLENDVPD Y5, Y1, Y2, Y2   \
	VMOVDQU   Y2, (32*k)(DX)

// LOWERIN4 lowers those of four columns whose lanes in X3 are set.
#define LOWERIN4(k) \
	VPMOVSXDQ  X3, Y4               \
	VPMOVSXDQ  X0, Y1               \
	VPSUBQ     Y15, Y1, Y1          \
	VPMASKMOVQ (32*k)(DX), Y4, Y2   \
	VPCMPGTQ   Y1, Y2, Y5           \
	VPAND      Y4, Y5, Y5           \
	VPMASKMOVQ Y1, Y5, (32*k)(DX)

// LOWERIN8 lowers those of eight columns whose lanes in Y3 are set.
#define LOWERIN8 \
	LOWERIN4(0)              \
	VEXTRACTI128 $1, Y3, X3  \
	VEXTRACTI128 $1, Y0, X0  \
	LOWERIN4(1)              \
	ADDQ         $32, SI     \
	ADDQ         $64, DX

// func lowerAVX2(cost []int32, forbidden []uint64, price []int64, least int64)
TEXT ·lowerAVX2(SB), NOSPLIT, $0-80
	MOVQ  cost_base+0(FP), SI
	MOVQ  cost_len+8(FP), CX
	MOVQ  forbidden_base+24(FP), BX
	MOVQ  price_base+48(FP), DX
	VPBROADCASTQ least+72(FP), Y15
	VPXOR Y6, Y6, Y6
	TESTQ BX, BX
	JNE   masked
	SUBQ  $8, CX
	JLT   last

all:
	PREFETCHT0 AHEAD(SI)
	LOWER4(0)
	LOWER4(1)
	ADDQ $32, SI
	ADDQ $64, DX
	SUBQ $8, CX
	JGE  all

last:
	ADDQ $8, CX
	JEQ  done
	LANES
	JMP  step

masked:
	SUBQ $8, CX
	JLT  maskedLast

some:
	PREFETCHT0 AHEAD(SI)
	ALLOWED8(Y3)
	VMOVDQU (SI), Y0
	LOWERIN8
	SUBQ $8, CX
	JGE  some

maskedLast:
	ADDQ $8, CX
	JEQ  done
	LANES
	ALLOWED8(Y4)
	VPAND Y4, Y3, Y3

step:
	VPMASKMOVD (SI), Y3, Y0
	LOWERIN8

done:
	VZEROUPPER
	RET

// PART4 lowers the parts in Y to what four columns give.
#define PART4(k, Y) \
	VPMOVSXDQ (16*k)(SI), Y0     \
	VPMULDQ   Y15, Y0, Y0        \
	VPSUBQ    (32*k)(DX), Y0, Y0 \
	VPCMPGTQ  Y0, Y, Y1          \
	VBLENDVPD Y1, Y0, Y, Y

// func leastOfPartsAVX2(cost []int32, price []int64, scale int64, parts *[lanes]int64)
TEXT ·leastOfPartsAVX2(SB), NOSPLIT, $0-64
	MOVQ parts+56(FP), DI
	VPBROADCASTQ scale+48(FP), Y15
	XORL R8, R8 // half of the parts at a time, as there are not registers for all

half:
	MOVQ cost_base+0(FP), SI
	MOVQ cost_len+8(FP), CX
	MOVQ price_base+24(FP), DX
	LEAQ (SI)(R8*4), SI
	LEAQ (DX)(R8*8), DX
	VPCMPEQD Y2, Y2, Y2
	VPSRLQ   $1, Y2, Y2
	VMOVDQA  Y2, Y3
	VMOVDQA  Y2, Y4
	VMOVDQA  Y2, Y5
	VMOVDQA  Y2, Y6
	VMOVDQA  Y2, Y7
	VMOVDQA  Y2, Y8
	VMOVDQA  Y2, Y9
	SUBQ $64, CX
	JLT  store

all:
	PREFETCHT0 AHEAD(SI)
	PREFETCHT0 AHEAD+64(SI)
	PART4(0, Y2)
	PART4(1, Y3)
	PART4(2, Y4)
	PART4(3, Y5)
	PART4(4, Y6)
	PART4(5, Y7)
	PART4(6, Y8)
	PART4(7, Y9)
	ADDQ $256, SI
	ADDQ $512, DX
	SUBQ $64, CX
	JGE  all

store:
	VMOVDQU Y2, (DI)
	VMOVDQU Y3, 32(DI)
	VMOVDQU Y4, 64(DI)
	VMOVDQU Y5, 96(DI)
	VMOVDQU Y6, 128(DI)
	VMOVDQU Y7, 160(DI)
	VMOVDQU Y8, 192(DI)
	VMOVDQU Y9, 224(DI)
	ADDQ $256, DI
	ADDQ $32, R8
	CMPQ R8, $64
	JLT  half
	VZEROUPPER
	RET
