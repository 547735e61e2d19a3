// Package lap solves assignment problems exactly, and proves each answer.
//
// Make [Costs] with [Dense], [Sparse], [Rows] or [Matrix], put them into a
// [Problem], and call [Solve]. [Verify] proves a [Result] again, and [HallOf]
// tells why a row was left out.
package lap
