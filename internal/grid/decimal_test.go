package grid

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestScanNumber(t *testing.T) {
	for _, c := range []struct {
		text   string
		length int
		want   string // as Decimal writes it
		fault  fault
		reason string
	}{
		{"12", 2, "12", sound, "a whole number"},
		{"12,3", 2, "12", sound, "what follows is the caller's"},
		{"-12.5", 5, "-12.5", sound, "below 0"},
		{"+12.5", 5, "12.5", sound, "a plus sign says nothing"},
		{"007", 3, "7", sound, "leading zeros say nothing"},
		{"-0", 2, "0", sound, "there is one zero"},
		{"-0.00", 5, "0.00", sound, "there is one zero, and it keeps its decimals"},
		{".5", 2, "0.5", sound, "digits after the point are enough"},
		{"5.", 2, "5", sound, "digits before the point are enough"},
		{"1.50", 4, "1.50", sound, "a final zero is written again"},
		{"0.000000001", 11, "0.000000001", sound, "nine decimals"},
		{"9223372036854775807", 19, "9223372036854775807", sound, "the largest int64"},
		{"-9223372036854775807", 20, "-9223372036854775807", sound, "the largest, negated"},
		{"9223372036.854775807", 20, "9223372036.854775807", sound, "the largest, with nine decimals"},
		{"0000000000000000000000000012", 28, "12", sound, "leading zeros are no digits to keep"},
		{"1.0000000000", 12, "1", sound, "ten decimals, of which none says anything"},
		{"1.500000000000000000e+00", 24, "1.5", sound, "as NumPy writes it"},
		{"1e-05", 5, "0.00001", sound, "as R writes it"},
		{"1.25e2", 6, "125", sound, "decimals become whole"},
		{"-12E-1", 6, "-1.2", sound, "a capital letter"},
		{"0e99999999999999999999", 22, "0", sound, "nothing, many times"},
		{"1e", 1, "1", sound, "a letter and no exponent is the caller's"},
		{"1e+", 1, "1", sound, "nor is a sign an exponent"},
		{"\u22125", 4, "-5", sound, "a typographic minus"},
		{"922337203685477580700000e-5", 27, "9223372036854775807", sound, "zeros that the exponent takes off"},
		{"9223372036854775807.000000000", 29, "9223372036854775807.000000000", sound, "nor are final ones"},

		{"", 0, "", notANumber, "nothing"},
		{"-", 0, "", notANumber, "a sign alone"},
		{".", 0, "", notANumber, "a point alone"},
		{"+.", 0, "", notANumber, "a sign and a point"},
		{"x", 0, "", notANumber, "a letter"},
		{"0.0000000001", 12, "", manyDecimals, "ten decimals"},
		{"1e-10", 5, "", manyDecimals, "ten decimals"},
		{"1.5e-9", 6, "", manyDecimals, "ten decimals"},
		{"1e-99999999999999999999", 23, "", manyDecimals, "more than can be counted"},
		{"1e19", 4, "", largeNumber, "more than the largest int64"},
		{"1e99999999999999999999", 22, "", largeNumber, "more than can be counted"},
		{"\u2212", 0, "", notANumber, "a typographic minus alone"},
		{"e5", 0, "", notANumber, "an exponent alone"},
		{"9223372036854775808", 19, "", largeNumber, "one more than the largest int64"},
		{"-9223372036854775808", 20, "", largeNumber, "the least int64 has no opposite"},
		{"18446744073709551616", 20, "", largeNumber, "0 in 64 bits"},
		{"99999999999999999999999999999999999999", 38, "", largeNumber, "overflows more than once"},
		{"9223372037.000000001", 20, "", largeNumber, "too many digits with the decimals"},
	} {
		n, length, f := exact.scan([]byte(c.text))
		if length != c.length || f != c.fault {
			t.Errorf("%q (%s): %d bytes, fault %d, want %d, %d", c.text, c.reason, length, f, c.length, c.fault)
			continue
		}
		if f != sound {
			continue
		}
		if got := (Decimal{n.units, int(n.decimals), int(n.written)}).String(); got != c.want {
			t.Errorf("%q (%s): %s, want %s", c.text, c.reason, got, c.want)
		}
	}
}

// FuzzNumber reads whatever bytes there are as a number. What is read is what another library reads there, rounded as it rounds.
func FuzzNumber(f *testing.F) {
	for _, text := range []string{"0", "-12.50", "+.5", "5.", "1e-05", "1.5E+3x", "\u22122,5", "922337203685477580700000e-5", "0.30000000000000004", "0.99999999995", "1e400", "1e-400", "9223372036854775807.5", "00000000000000000000.000000000000000000001"} {
		f.Add([]byte(text), uint8(9), true, false)
		f.Add([]byte(text), uint8(2), true, true)
		f.Add([]byte(text), uint8(9), false, false)
	}
	f.Fuzz(func(t *testing.T, in []byte, decimals uint8, rounds, comma bool) {
		o := notation{point: '.', decimals: int(decimals % 10), rounds: rounds}
		if comma {
			o.point = ','
		}
		n, length, fault := o.scan(in)
		if fault == notANumber {
			return
		}
		text := strings.ReplaceAll(string(in[:length]), minusSign, "-")
		if comma {
			text = strings.ReplaceAll(text, ",", ".")
		}
		if _, power, found := strings.Cut(strings.ToLower(text), "e"); found && len(strings.Trim(power, "+-")) > 4 {
			return // the other library takes for ever, or refuses
		}
		exact, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatalf("%q is no number", text)
		}
		want := new(big.Rat).Mul(exact, new(big.Rat).SetInt64(pow10[o.decimals]))
		whole := want.IsInt()
		if !whole { // halves away from 0
			half := big.NewRat(int64(want.Sign()), 2)
			want.Add(want, half)
			want.SetInt(new(big.Int).Quo(want.Num(), want.Denom()))
		}
		want.Quo(want, new(big.Rat).SetInt64(pow10[o.decimals]))
		switch {
		case fault == manyDecimals:
			if whole || o.rounds {
				t.Fatalf("%q is refused for its decimals", text)
			}
		case fault == largeNumber:
			// In its own finest unit, it does not fit.
			units := new(big.Rat).Mul(want, new(big.Rat).SetInt64(pow10[o.decimals]))
			if limit := new(big.Rat).SetInt64(math.MaxInt64); units.Abs(units).Cmp(limit) <= 0 {
				t.Fatalf("%q is refused for its digits", text)
			}
		case whole == n.rounded:
			t.Fatalf("%q is rounded: %v", text, n.rounded)
		case rational(n).Cmp(want) != 0:
			t.Fatalf("%q is read as %v", text, n)
		case n.decimals > 0 && n.units%10 == 0 || n.decimals > n.written || int(n.written) > o.decimals:
			t.Fatalf("%q has more decimals than it needs: %v", text, n)
		}
	})
}

func TestDecimalIsWrittenExactly(t *testing.T) {
	for _, c := range []struct {
		d    Decimal
		want string
	}{
		{Decimal{0, 0, 0}, "0"},
		{Decimal{0, 0, 2}, "0.00"},
		{Decimal{5, 1, 1}, "0.5"},
		{Decimal{5, 1, 3}, "0.500"},
		{Decimal{-5, 2, 2}, "-0.05"},
		{Decimal{-105, 2, 2}, "-1.05"},
		{Decimal{7, 0, 1}, "7.0"},
		{Decimal{math.MaxInt64, 9, 9}, "9223372036.854775807"},
		{Decimal{math.MinInt64, 0, 0}, "-9223372036854775808"},
		{Decimal{math.MinInt64, 9, 9}, "-9223372036.854775808"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("%#v: %s, want %s", c.d, got, c.want)
		}
	}
}

// rational is a number without any rounding, by another library.
func rational(n number) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(n.units), big.NewInt(pow10[n.decimals]))
}

func TestMagnitudesCompareLikeRationals(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		a, b := drawNumber(draw), drawNumber(draw)
		x, y := rational(a), rational(b)
		if got, want := compareMagnitude(a, b), x.Abs(x).Cmp(y.Abs(y)); got != want {
			t.Fatalf("|%v| and |%v|: %d, want %d", a, b, got, want)
		}
		scale := max(a.decimals, uint8(draw.IntN(MaxDecimals+1)))
		limit := draw.Int64()
		scaled := new(big.Rat).Mul(rational(a), new(big.Rat).SetInt64(pow10[scale]))
		if got, want := a.fits(scale, limit), scaled.Abs(scaled).Cmp(new(big.Rat).SetInt64(limit)) <= 0; got != want {
			t.Fatalf("%v in units of 10^-%d within %d: %v, want %v", a, scale, limit, got, want)
		}
	}
}

func drawNumber(draw *rand.Rand) number {
	n := number{units: draw.Int64() >> draw.IntN(64), decimals: uint8(draw.IntN(MaxDecimals + 1))}
	if draw.IntN(2) == 0 {
		n.units = -n.units
	}
	return n
}
