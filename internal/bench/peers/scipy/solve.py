"""Solves one instance by SciPy, again for every line on standard input.

The file of the instance is the argument; internal/bench/instances describes
its format. A first line of output names the versions. Then each line that is
read is answered by three numbers: nanoseconds in the solver, the total,
the rows assigned. Reading, copying columns by their capacities and adding up
the total are not timed.
"""

import sys
import time

import numpy
import scipy
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching


def read(name):
    """Returns the costs, and the function that solves them."""
    with open(name, "rb") as file:
        if file.read(8) != b"LAPINST1":
            sys.exit(name + " is no instance")
        sparse, rows, columns, pairs = (int(x) for x in numpy.fromfile(file, "<i8", 4))
        capacity = numpy.fromfile(file, "<i8", columns)
        if not sparse:
            cost = numpy.fromfile(file, "<i4", pairs).reshape(rows, columns).astype(numpy.float64)
            if (capacity != 1).any():
                cost = numpy.ascontiguousarray(numpy.repeat(cost, capacity, axis=1))
            return cost, linear_sum_assignment
        if (capacity != 1).any():
            sys.exit("the sparse solver knows no capacities")
        start = numpy.fromfile(file, "<i8", rows + 1).astype(numpy.int32)
        column = numpy.fromfile(file, "<i4", pairs)
        cost = numpy.fromfile(file, "<i4", pairs).astype(numpy.float64)
        if (cost == 0).any():
            sys.exit("the sparse solver drops pairs that cost 0")
        return csr_matrix((cost, column, start), shape=(rows, columns)), min_weight_full_bipartite_matching


def main():
    cost, solve = read(sys.argv[1])
    print("SciPy", scipy.__version__, "with NumPy", numpy.__version__, flush=True)
    for _ in sys.stdin:
        begin = time.perf_counter_ns()
        row, column = solve(cost)
        taken = time.perf_counter_ns() - begin
        # Each cost is a whole number below 2^31, exact in a float64.
        total = int(numpy.asarray(cost[row, column]).astype(numpy.int64).sum())
        print(taken, total, len(row), flush=True)


main()
