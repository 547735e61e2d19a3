#include "textflag.h"

// These kernels need AVX-512 F, VL, DQ and BW, and BMI2. Lanes that are off, because a
// pair is not allowed or a row at its end, are neither read nor written.

// AHEAD is how far ahead costs are fetched, in bytes: a page, which is as far as
// the machine looks by itself. It makes problems of 5000 rows 1.1 to 1.18 times
// as fast, and smaller ones no slower. 2048 does as much, 512 and 16384 less.
#define AHEAD 4096

// LANES sets K to a bit for each of N columns, fewer than 16.
#define LANES(N, K) \
	MOVL  $1, AX  \
	SHLXL N, AX, AX \
	DECL  AX      \
	KMOVW AX, K

// BELOW8 writes a byte of hits for eight columns.
#define BELOW8(k) \
	VPMOVSXDQ (32*k)(SI), Z0     \
	VPMULDQ   Z30, Z0, Z0        \
	VPSUBQ    (64*k)(DX), Z0, Z0 \
	VPCMPQ    $1, Z31, Z0, K1    \
	KMOVB     K1, k(DI)

// func belowAVX512(cost []int32, price []int64, scale, limit int64, hits []uint64)
TEXT ·belowAVX512(SB), NOSPLIT, $0-88
	MOVQ         cost_base+0(FP), SI
	MOVQ         cost_len+8(FP), CX
	MOVQ         price_base+24(FP), DX
	MOVQ         hits_base+64(FP), DI
	VPBROADCASTQ scale+48(FP), Z30
	VPBROADCASTQ limit+56(FP), Z31
	SUBQ         $64, CX
	JLT          rest

words:
	PREFETCHT0 AHEAD(SI)
	PREFETCHT0 AHEAD+64(SI)
	PREFETCHT0 AHEAD+128(SI)
	PREFETCHT0 AHEAD+192(SI)
	BELOW8(0)
	BELOW8(1)
	BELOW8(2)
	BELOW8(3)
	BELOW8(4)
	BELOW8(5)
	BELOW8(6)
	BELOW8(7)
	ADDQ $256, SI
	ADDQ $512, DX
	ADDQ $8, DI
	SUBQ $64, CX
	JGE  words

rest:
	ADDQ $64, CX
	JEQ  done
	MOVQ $0, (DI)
	SUBQ $8, CX
	JLT  last

bytes:
	BELOW8(0)
	ADDQ $32, SI
	ADDQ $64, DX
	INCQ DI
	SUBQ $8, CX
	JGE  bytes

last:
	ADDQ        $8, CX
	JEQ         done
	LANES(CX, K2)
	VPMOVSXDQ.Z (SI), K2, Z0
	VPMULDQ     Z30, Z0, Z0
	VPSUBQ.Z    (DX), Z0, K2, Z0
	VPCMPQ      $1, Z31, Z0, K2, K1
	KMOVB       K1, (DI)

done:
	VZEROUPPER
	RET

// LEASTOF leaves the least or greatest of the sixteen lanes of Z, of which Y and X
// are the first part, in the lowest of X; LEASTOF64 the least of eight.
#define LEASTOF(OP, Z, Y, X) \
	VEXTRACTI64X4 $1, Z, Y9   \
	OP            Y9, Y, Y    \
	VEXTRACTI128  $1, Y, X9   \
	OP            X9, X, X    \
	VPSHUFD       $0x4e, X, X9 \
	OP            X9, X, X    \
	VPSHUFD       $0xb1, X, X9 \
	OP            X9, X, X

#define LEASTOF64(Z, Y, X) \
	VEXTRACTI64X4 $1, Z, Y9   \
	VPMINSQ       Y9, Y, Y    \
	VEXTRACTI128  $1, Y, X9   \
	VPMINSQ       X9, X, X    \
	VPSHUFD       $0x4e, X, X9 \
	VPMINSQ       X9, X, X

// SPANFROM begins with the least cost that was seen in Z10, and the greatest in Z11.
#define SPANFROM \
	MOVL         $0x7fffffff, AX \
	VPBROADCASTD AX, Z10         \
	MOVL         $0x80000000, AX \
	VPBROADCASTD AX, Z11

// ALLOWED16 sets K1 to a bit for each of sixteen columns that are allowed.
#define ALLOWED16 \
	KMOVW (BX), K1 \
	KNOTW K1, K1   \
	ADDQ  $2, BX

// func spanAVX512(cost []int32, forbidden []uint64) (low, high int32)
TEXT ·spanAVX512(SB), NOSPLIT, $0-56
	MOVQ cost_base+0(FP), SI
	MOVQ cost_len+8(FP), CX
	MOVQ forbidden_base+24(FP), BX
	SPANFROM
	TESTQ BX, BX
	JNE   masked
	VMOVDQA64 Z10, Z12
	VMOVDQA64 Z11, Z13
	SUBQ  $32, CX
	JLT   rest

all:
	PREFETCHT0 AHEAD(SI)
	PREFETCHT0 AHEAD+64(SI)
	VMOVDQU32 (SI), Z0
	VMOVDQU32 64(SI), Z1
	VPMINSD   Z0, Z10, Z10
	VPMAXSD   Z0, Z11, Z11
	VPMINSD   Z1, Z12, Z12
	VPMAXSD   Z1, Z13, Z13
	ADDQ      $128, SI
	SUBQ      $32, CX
	JGE       all

rest:
	VPMINSD Z12, Z10, Z10
	VPMAXSD Z13, Z11, Z11
	ADDQ $32, CX
	JEQ  done
	SUBQ $16, CX
	JLT  last
	VMOVDQU32 (SI), Z0
	VPMINSD   Z0, Z10, Z10
	VPMAXSD   Z0, Z11, Z11
	ADDQ $64, SI
	SUBQ $16, CX

last:
	ADDQ $16, CX
	JEQ  done
	LANES(CX, K1)
	JMP  step

masked:
	SUBQ $16, CX
	JLT  maskedLast

some:
	PREFETCHT0 AHEAD(SI)
	ALLOWED16
	VMOVDQU32.Z (SI), K1, Z0
	VPMINSD   Z0, Z10, K1, Z10
	VPMAXSD   Z0, Z11, K1, Z11
	ADDQ $64, SI
	SUBQ $16, CX
	JGE  some

maskedLast:
	ADDQ $16, CX
	JEQ  done
	LANES(CX, K2)
	ALLOWED16
	KANDW K2, K1, K1

step:
	VMOVDQU32.Z (SI), K1, Z0
	VPMINSD   Z0, Z10, K1, Z10
	VPMAXSD   Z0, Z11, K1, Z11

done:
	LEASTOF(VPMINSD, Z10, Y10, X10)
	LEASTOF(VPMAXSD, Z11, Y11, X11)
	VMOVD X10, AX
	MOVL  AX, low+48(FP)
	VMOVD X11, AX
	MOVL  AX, high+52(FP)
	VZEROUPPER
	RET

// LEAST16 goes through sixteen columns that are all allowed.
#define LEAST16 \
	VMOVDQU32 (SI), Z0        \
	VPMOVSXDQ (SI), Z1        \
	VPMOVSXDQ 32(SI), Z2      \
	VPMINSD   Z0, Z10, Z10    \
	VPMAXSD   Z0, Z11, Z11    \
	VPSUBQ    (DX), Z1, Z1    \
	VPSUBQ    64(DX), Z2, Z2  \
	VPMINSQ   Z1, Z12, Z12    \
	VPMINSQ   Z2, Z13, Z13    \
	ADDQ      $64, SI         \
	ADDQ      $128, DX

// LEASTIN16 goes through those of sixteen columns that are in K1.
#define LEASTIN16 \
	KSHIFTRW    $8, K1, K3           \
	VMOVDQU32.Z (SI), K1, Z0         \
	VPMOVSXDQ.Z (SI), K1, Z1         \
	VPMOVSXDQ.Z 32(SI), K3, Z2       \
	VPMINSD     Z0, Z10, K1, Z10     \
	VPMAXSD     Z0, Z11, K1, Z11     \
	VPSUBQ.Z    (DX), Z1, K1, Z1     \
	VPSUBQ.Z    64(DX), Z2, K3, Z2   \
	VPMINSQ     Z1, Z12, K1, Z12     \
	VPMINSQ     Z2, Z13, K3, Z13     \
	ADDQ        $64, SI              \
	ADDQ        $128, DX

// func leastAVX512(cost []int32, forbidden []uint64, price []int64) (low, high int32, best int64)
TEXT ·leastAVX512(SB), NOSPLIT, $0-88
	MOVQ cost_base+0(FP), SI
	MOVQ cost_len+8(FP), CX
	MOVQ forbidden_base+24(FP), BX
	MOVQ price_base+48(FP), DX
	SPANFROM
	MOVQ $0x7fffffffffffffff, AX
	VPBROADCASTQ AX, Z12
	VMOVDQA64 Z12, Z13
	TESTQ BX, BX
	JNE   masked
	SUBQ  $16, CX
	JLT   last

all:
	PREFETCHT0 AHEAD(SI)
	LEAST16
	SUBQ $16, CX
	JGE  all

last:
	ADDQ $16, CX
	JEQ  done
	LANES(CX, K1)
	JMP  step

masked:
	SUBQ $16, CX
	JLT  maskedLast

some:
	PREFETCHT0 AHEAD(SI)
	ALLOWED16
	LEASTIN16
	SUBQ $16, CX
	JGE  some

maskedLast:
	ADDQ $16, CX
	JEQ  done
	LANES(CX, K2)
	ALLOWED16
	KANDW K2, K1, K1

step:
	LEASTIN16

done:
	VPMINSQ Z13, Z12, Z12
	LEASTOF(VPMINSD, Z10, Y10, X10)
	LEASTOF(VPMAXSD, Z11, Y11, X11)
	LEASTOF64(Z12, Y12, X12)
	VMOVD X10, AX
	MOVL  AX, low+72(FP)
	VMOVD X11, AX
	MOVL  AX, high+76(FP)
	VMOVQ X12, best+80(FP)
	VZEROUPPER
	RET

// LOWERIN16 lowers the prices of those of sixteen columns that are in K1.
#define LOWERIN16 \
	KSHIFTRW    $8, K1, K3           \
	VPMOVSXDQ.Z (SI), K1, Z1         \
	VPMOVSXDQ.Z 32(SI), K3, Z2       \
	VPSUBQ      Z30, Z1, Z1          \
	VPSUBQ      Z30, Z2, Z2          \
	VPMINSQ.Z   (DX), Z1, K1, Z1     \
	VPMINSQ.Z   64(DX), Z2, K3, Z2   \
	VMOVDQU64   Z1, K1, (DX)         \
	VMOVDQU64   Z2, K3, 64(DX)       \
	ADDQ        $64, SI              \
	ADDQ        $128, DX

// func lowerAVX512(cost []int32, forbidden []uint64, price []int64, least int64)
TEXT ·lowerAVX512(SB), NOSPLIT, $0-80
	MOVQ cost_base+0(FP), SI
	MOVQ cost_len+8(FP), CX
	MOVQ forbidden_base+24(FP), BX
	MOVQ price_base+48(FP), DX
	VPBROADCASTQ least+72(FP), Z30
	TESTQ BX, BX
	JNE   masked
	SUBQ  $16, CX
	JLT   last

all:
	PREFETCHT0 AHEAD(SI)
	VPMOVSXDQ (SI), Z1
	VPMOVSXDQ 32(SI), Z2
	VPSUBQ    Z30, Z1, Z1
	VPSUBQ    Z30, Z2, Z2
	VPMINSQ   (DX), Z1, Z1
	VPMINSQ   64(DX), Z2, Z2
	VMOVDQU64 Z1, (DX)
	VMOVDQU64 Z2, 64(DX)
	ADDQ      $64, SI
	ADDQ      $128, DX
	SUBQ $16, CX
	JGE  all

last:
	ADDQ $16, CX
	JEQ  done
	LANES(CX, K1)
	JMP  step

masked:
	SUBQ $16, CX
	JLT  maskedLast

some:
	PREFETCHT0 AHEAD(SI)
	ALLOWED16
	LOWERIN16
	SUBQ $16, CX
	JGE  some

maskedLast:
	ADDQ $16, CX
	JEQ  done
	LANES(CX, K2)
	ALLOWED16
	KANDW K2, K1, K1

step:
	LOWERIN16

done:
	VZEROUPPER
	RET

// PART8 lowers the parts in Z to what eight columns give.
#define PART8(k, Z) \
	VPMOVSXDQ (32*k)(SI), Z0     \
	VPMULDQ   Z30, Z0, Z0        \
	VPSUBQ    (64*k)(DX), Z0, Z0 \
	VPMINSQ   Z0, Z, Z

// func leastOfPartsAVX512(cost []int32, price []int64, scale int64, parts *[lanes]int64)
TEXT ·leastOfPartsAVX512(SB), NOSPLIT, $0-64
	MOVQ cost_base+0(FP), SI
	MOVQ cost_len+8(FP), CX
	MOVQ price_base+24(FP), DX
	MOVQ parts+56(FP), DI
	VPBROADCASTQ scale+48(FP), Z30
	MOVQ $0x7fffffffffffffff, AX
	VPBROADCASTQ AX, Z10
	VMOVDQA64 Z10, Z11
	VMOVDQA64 Z10, Z12
	VMOVDQA64 Z10, Z13
	VMOVDQA64 Z10, Z14
	VMOVDQA64 Z10, Z15
	VMOVDQA64 Z10, Z16
	VMOVDQA64 Z10, Z17
	SUBQ $64, CX
	JLT  done

all:
	PREFETCHT0 AHEAD(SI)
	PREFETCHT0 AHEAD+64(SI)
	PREFETCHT0 AHEAD+128(SI)
	PREFETCHT0 AHEAD+192(SI)
	PART8(0, Z10)
	PART8(1, Z11)
	PART8(2, Z12)
	PART8(3, Z13)
	PART8(4, Z14)
	PART8(5, Z15)
	PART8(6, Z16)
	PART8(7, Z17)
	ADDQ $256, SI
	ADDQ $512, DX
	SUBQ $64, CX
	JGE  all

done:
	VMOVDQU64 Z10, (DI)
	VMOVDQU64 Z11, 64(DI)
	VMOVDQU64 Z12, 128(DI)
	VMOVDQU64 Z13, 192(DI)
	VMOVDQU64 Z14, 256(DI)
	VMOVDQU64 Z15, 320(DI)
	VMOVDQU64 Z16, 384(DI)
	VMOVDQU64 Z17, 448(DI)
	VZEROUPPER
	RET

// TWO8 takes eight values in Z1 into the least in Z10, the next in Z11 and the places of the least in Z13. Z14 has
// their places.
#define TWO8 \
	VPMAXSQ   Z1, Z10, Z3     \
	VPMINSQ   Z3, Z11, Z11    \
	VPCMPQ    $1, Z10, Z1, K2 \
	VMOVDQA64 Z14, K2, Z13    \
	VPMINSQ   Z1, Z10, Z10

DATA places<>+0(SB)/8, $0
DATA places<>+8(SB)/8, $1
DATA places<>+16(SB)/8, $2
DATA places<>+24(SB)/8, $3
DATA places<>+32(SB)/8, $4
DATA places<>+40(SB)/8, $5
DATA places<>+48(SB)/8, $6
DATA places<>+56(SB)/8, $7
GLOBL places<>(SB), RODATA|NOPTR, $64

// func nearestTwoAVX512(column []int32, cost, v []int64) (place int, best, next int64)
TEXT ·nearestTwoAVX512(SB), NOSPLIT, $0-96
	MOVQ         column_base+0(FP), SI
	MOVQ         column_len+8(FP), CX
	MOVQ         cost_base+24(FP), DI
	MOVQ         v_base+48(FP), DX
	MOVQ         $0x4000000000000000, AX // everything
	VPBROADCASTQ AX, Z12
	VMOVDQA64    Z12, Z10
	VMOVDQA64    Z12, Z11
	VPTERNLOGD   $0xff, Z13, Z13, Z13    // -1: no place
	VMOVDQU64    places<>(SB), Z14
	MOVQ         $8, AX
	VPBROADCASTQ AX, Z15
	SUBQ         $8, CX
	JLT          rest

eights:
	VMOVDQU    (SI), Y0
	KXNORB     K1, K1, K1
	VPXORQ     Z2, Z2, Z2
	VPGATHERDQ (DX)(Y0*8), K1, Z2
	VMOVDQU64  (DI), Z1
	VPSUBQ     Z2, Z1, Z1
	TWO8
	VPADDQ     Z15, Z14, Z14
	ADDQ       $32, SI
	ADDQ       $64, DI
	SUBQ       $8, CX
	JGE        eights

rest:
	ADDQ        $8, CX
	JEQ         end
	LANES(CX, K1)
	KNOTB       K1, K3
	VMOVDQU32.Z (SI), K1, Y0
	VMOVDQU64.Z (DI), K1, Z1
	VPXORQ      Z2, Z2, Z2
	VPGATHERDQ  (DX)(Y0*8), K1, Z2
	VPSUBQ      Z2, Z1, Z1
	VMOVDQA64   Z12, K3, Z1
	TWO8

end:
	// The first place of the least, and of the others the least.
	VMOVDQA64    Z10, Z0
	LEASTOF64(Z0, Y0, X0)
	VPBROADCASTQ X0, Z1
	VPCMPQ       $0, Z1, Z10, K1
	VMOVDQA64    Z12, Z2
	VMOVDQA64    Z13, K1, Z2
	LEASTOF64(Z2, Y2, X2)
	VPBROADCASTQ X2, Z3
	VPCMPQ       $0, Z3, Z13, K2
	VMOVDQA64    Z12, K2, Z10
	VPMINSQ      Z10, Z11, Z11
	LEASTOF64(Z11, Y11, X11)
	VMOVQ        X2, AX
	MOVQ         AX, place+72(FP)
	VMOVQ        X0, AX
	MOVQ         AX, best+80(FP)
	VMOVQ        X11, AX
	MOVQ         AX, next+88(FP)
	VZEROUPPER
	RET

// NEARER8 has a bit of hits for each of the columns in Y0 of the lanes K1 whose distance the value in Z1, less its
// price, is below, and not beyond the most in Z11.
#define NEARER8 \
	KMOVB      K1, K2               \
	KMOVB      K1, K3               \
	VPXORQ     Z2, Z2, Z2           \
	VPXORQ     Z3, Z3, Z3           \
	VPGATHERDQ (DX)(Y0*8), K2, Z2   \
	VPGATHERDQ (BX)(Y0*8), K3, Z3   \
	VPSUBQ     Z2, Z1, Z1           \
	VPCMPQ     $1, Z3, Z1, K1, K4   \
	VPCMPQ     $2, Z11, Z1, K4, K4  \
	KMOVB      K4, AX               \
	SHLXQ      R9, AX, AX           \
	ORQ        AX, R8

// func nearerAVX512(column []int32, cost, v, distance []int64, base, most int64) (hits uint64)
TEXT ·nearerAVX512(SB), NOSPLIT, $0-120
	MOVQ         column_base+0(FP), SI
	MOVQ         column_len+8(FP), CX
	MOVQ         cost_base+24(FP), DI
	MOVQ         v_base+48(FP), DX
	MOVQ         distance_base+72(FP), BX
	VPBROADCASTQ base+96(FP), Z10
	VPBROADCASTQ most+104(FP), Z11
	XORQ         R8, R8                   // hits
	XORQ         R9, R9                   // place
	SUBQ         $8, CX
	JLT          rest

eights:
	VMOVDQU (SI), Y0
	VPADDQ  (DI), Z10, Z1
	KXNORB  K1, K1, K1
	NEARER8
	ADDQ    $8, R9
	ADDQ    $32, SI
	ADDQ    $64, DI
	SUBQ    $8, CX
	JGE     eights

rest:
	ADDQ        $8, CX
	JEQ         end
	LANES(CX, K1)
	VMOVDQU32.Z (SI), K1, Y0
	VMOVDQU64.Z (DI), K1, Z1
	VPADDQ      Z1, Z10, Z1
	NEARER8

end:
	MOVQ R8, hits+112(FP)
	VZEROUPPER
	RET
