// Package instances makes the assignment problems by which the solver is
// measured: every family, in every size, from a seed, the same on every
// machine. Lower cost is better, and every cost is a whole number that fits
// an int32, so that every solver, also one that computes in float64, is given
// exactly the same problem and can be held to exactly the same total.
//
// [Families] lists the families and their usual sizes, [Select] picks from
// them, [Size.Make] makes one instance, and [Known] has the totals that other
// solvers confirmed. The numbers come from the PCG generator of math/rand/v2,
// whose sequence is part of Go's promise of compatibility, and whatever is
// computed from them is computed in whole numbers or by one square root, which
// IEEE 754 defines to the last bit.
package instances
