// Package lap solves the assignment problem exactly, and proves each answer.
//
// Make [Costs] with [Dense], [Sparse], [Rows] or [Matrix], put them into a
// [Problem] and call [Solve]. [Verify] proves a [Result] again, or one from
// elsewhere. [HallOf] tells why a row was left out, and [VerifyHall] proves that.
//
// Of several optima [Options] chooses, as [Canonical] and [Fairest] do later;
// [Leximin] is as fair as can be whatever the total. [TightComponents] tells which pairs are open. [Resolve] solves a problem that
// has changed from the result of the one before, a [Series] one whose costs change again and again, and [NewResidual] prices every
// change of an optimum, with the rows that would have to move.
//
// # The problem
//
// There are n rows and m columns, whole costs c[i][j] of the pairs that are
// allowed, capacities k[j] >= 0 of the columns and, for each row, a price p[i]
// for staying out. With x[i][j] = 1 where row i has column j, and
// y[i] = 1 where it stays out, find the least
//
//	sum c[i][j]·x[i][j] + sum p[i]·y[i]
//
// over allowed pairs, where each row has one column or stays out,
//
//	sum over j of x[i][j] + y[i] = 1,
//
// and each column has no more rows than places,
//
//	sum over i of x[i][j] <= k[j].
//
// Under [Priced] the problem says what p is. Under [MostRows] and [Complete] it
// is one price that no saving is worth: with costs from low to high and
// T = min(n, columns with a place), any price above T·high - (T-1)·low. Then
// most rows are assigned, and among such assignments one of the least
// cost is found. Complete is MostRows and an error when a row stays out.
//
// # The proof
//
// A result has row prices u and column prices v, with
//
//	u[i] + v[j] <= c[i][j]  for every allowed pair, with equality where row i has column j,
//	u[i] <= p[i]            for every row, with equality where it stays out,
//	v[j] <= 0               for every column, with equality where it has free places.
//
// Then for every assignment, the cost of a row's pair or of its staying out is
// at least u[i], and v[j] at least once for each row that has column j; so that
// all together it costs at least sum u[i] + sum k[j]·v[j]. The one that is
// returned costs exactly that, by the equalities. This is all that [Verify]
// checks, in integers, reading every row once; nobody has to trust how the
// result was found.
//
// One more place in column j saves at most -v[j], and taking row i out of the problem at
// most u[i]. A column of capacity 0 is as if no
// pair of it were allowed, and has the price 0.
//
// # The algorithm
//
// It is of the Hungarian family: shortest augmenting paths with prices (Jonker
// and Volgenant 1987, doi 10.1007/BF02278710; Crouse 2016,
// doi 10.1109/TAES.2016.140952), and deviates from them as follows.
//
//  1. First prices. Where every place will be taken, because there are no more
//     places than rows, column prices may begin anywhere. Each column begins with the least, over every third row, of
//     its cost less the row's least cost. Where a sample shows costs to be a number
//     of the row, one of the column and the product of one more of each, or nearly, they begin instead with those
//     that rows and columns have in the order of these factors, from the costs of each row and the columns about its place.
//     Where no two neighbouring rows gain by changing places, rows keep these columns, and there is no auction.
//     Elsewhere, where rows agree on which columns are good, a problem of a tenth or a fifth of the rows and
//     columns, evenly chosen, is solved in the same way. Its row prices give first prices of all columns, and a third of all
//     rows improves them; they are kept when the bound of the optimum that they give is better. Elsewhere prices begin with 0, unless
//     rows agree or hardly a place stays free: see phase 6.
//  2. Lists. Each row keeps some 24 to 48 pairs, those nearest by
//     c[i][j] - v[j], and a bound below which no other is; a compressed row of
//     up to 192 pairs keeps all. How near they have to be is estimated first, from the nearest
//     pair of each of 64 parts of the row. The bound
//     holds on, as prices only fall. Of equally near columns each row keeps others.
//     Everything below works on lists, and makes a list anew from the whole row
//     when it comes to the bound: what is found is exact although most costs are
//     looked at two or three times.
//  3. Auction, where every place will be taken: rows bid for columns with less and
//     less slack, which brings prices near to those of an optimum
//     (Bertsekas 1988, doi 10.1007/BF02186476). A row whose best pair is beyond the bound of its
//     list may make up to eight bids more, as long as it is within 16 times the slack of the bound, as prices are
//     no nearer than the slack in any case; then it waits for a new list. Lists are made anew on
//     all processors, when no other row can bid, and of large problems for every 32 such rows while others bid, unless
//     rows agree on which columns are good. One row of 400 may be left without a column before
//     the slack falls: the last few would take most of the bids. The auction is
//     left out where most lists begin with equal pairs, unless rows agree on which columns are good. Compressed rows and columns
//     of one place bid before lists are made. There a cost and the number of its row or column share 52 bits of a word, and
//     costs that need more bits than that leaves are rounded down. The 7 nearest pairs of a row stand
//     together, with a bound as in lists, and are looked at first; when a bid comes to the bound, the whole row
//     is read again. Where no cost was rounded, they are the lists when the auction is over.
//  4. Reduction: the rows bid once more, without slack and not for long.
//  5. Paths: for each row without a column, Dijkstra's algorithm over reduced
//     costs c[i][j] - u[i] - v[j], up to a free place or to a row for which
//     staying out is nearest. Rows that the search takes beyond the bounds of their lists have them made anew 16 at a
//     time, on all processors. A full column leads on to all its rows: it has one
//     price whatever its capacity, and is never copied. Where there
//     are more rows than places, those that stay out are in a column of their
//     own, which leads on in the same way. Where costs are dense, and hundredths of the rows are left whose paths go through
//     nearly all others, as where most costs tie, all these paths are searched at once, as Hopcroft and Karp do
//     (1973, doi 10.1137/0202019), and go through whole rows instead of lists.
//  6. Free places. Where column prices did not begin with 0 and places stay free,
//     paths from an imagined row that takes all of them bring these
//     to the highest price, and that to 0.
//  7. Proof: what [Verify] does.
//
// Where a matrix has many more rows than columns of one place each, rows and columns change places
// first, as most rows stay out: it is the same problem, and the prices of one
// are, but for the price for staying out, those of the other. So they do where a matrix has more columns than rows and costs
// have an order, as in phase 1; then staying out is one more column, of the cost 0. With some more rows than columns, or fewer, they do where
// phase 4 leaves many rows to paths, as where costs tie; with more rows, unless columns agree on which rows are good.
//
// Where most columns cost each row the same, and none costs it more, the pairs that cost less are solved as compressed
// rows: a row that gets none of these stays out at its usual cost, and is given any place that is free.
//
// Under Priced, rows that would rather stay out than have a column at the price 0 do so at once, as prices only fall. Where some rows
// show that every pair is allowed and many cost less than to stay out, the problem is solved under MostRows first: if its prices, moved
// together, prove the assignment under Priced, it is taken.
//
// Where phase 1 expected every place to be taken and pairs that are not allowed
// prevent it, the rows and columns are taken apart as Dulmage and Mendelsohn do
// (1958, doi 10.4153/CJM-1958-052-0), and each part is solved as what it is.
//
// Invariants, from phase 4 on, for rows that are settled: the inequalities and
// equalities of the proof, but for those of column prices with 0: where prices did
// not begin with 0, all are moved together at the end. Column prices never rise. Rows
// that have a column keep one, or go out when that is cheaper.
//
// A pair that is not allowed is in no list, and never stands for a large cost.
//
// # Time and memory
//
// In the worst case each of n paths goes through all pairs, O(n·(n·m + m·log m))
// in all. On the usual kinds of dense costs the time grows like the number of
// pairs, and each row is read twice to four times. Costs that are distances
// have rows read four to eight times.
//
// Memory, beside the costs, is some 700 bytes a row and 100 a column, and up to
// 9 kilobytes for a row that had to look far. Nothing grows with n·m, with two exceptions: dense costs that are solved with rows
// and columns in each other's place are copied, and [FirstOptimum] and [FairestOptimum] keep every tied pair, 8 bytes each. Compressed rows
// take 12 bytes a pair more at most, and none where no cost is rounded. 20 000 by 20 000 pairs computed on demand
// were solved in 76 MiB, 100 000 by 100 000 in 333, with each row computed 3.4
// times. [Work] counts how many rows were read.
//
// # Overflow
//
// Costs, prices, sums and proofs are 64-bit integers; floating-point numbers estimate where to begin, and never tell what is
// optimal. With a the largest absolute cost of an allowed
// pair and k the smaller of the number of rows and of places, problems with
// (2k+1)·a < 2^56 are solved, and others refused with [ErrOverflow]. Inside, prices for
// staying out are 2^60, and all sums stay below 2^63.
//
// # Which optimum
//
// The same problem gives the same result on every run and every machine,
// whatever the number of processors. Where several assignments are optimal, which
// of them it is depends on the order of rows and columns and on the source
// of costs; the goals' numbers of rows and totals do not. [FirstOptimum] and [FairestOptimum] do not depend on the source, but on
// the order as well: for an answer that does not, sort rows and columns by a key of your own before solving.
//
// # A worked example
//
// Three rows, two columns, one place each, under MostRows:
//
//	    a  b
//	0   1  4
//	1   2  9
//	2   6  8
//
// T = 2, so that any price above 2·9 - 1·1 = 17 will do: p = 18. The best is row 1
// with a and row 0 with b, at 2 + 4 = 6; next is row 0 with a and row 2 with b, at 9.
// Row 2 stays out, so that u[2] = 18. Its pairs then need v[a] <= 6 - 18 and
// v[b] <= 8 - 18. With v = -14 and -10, u[0] = 4 + 10 = 14 and u[1] = 2 + 14 = 16,
// every pair is at or above its prices: 1 >= 14 - 14, 9 >= 16 - 10, 6 >= 18 - 14.
// Both sides come to the same: 2 + 4 + 18 = 14 + 16 + 18 - 14 - 10 = 24.
package lap
