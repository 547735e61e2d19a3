// Solves one instance by LEMON's network simplex, again for every line on
// standard input.
//
// The file of the instance is the argument; internal/bench/instances describes
// its format. A first line of output names the version. Then each line that is
// read is answered by three numbers: nanoseconds in the solver, the total, the
// rows assigned. Making the graph is not timed; handing it to the network
// simplex, which copies it, is part of what a user of it has to wait for.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <lemon/config.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

namespace {

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, long long>;

[[noreturn]] void fail(const std::string &why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

template <class T>
std::vector<T> numbers(std::FILE *file, size_t n) {
  std::vector<T> x(n);
  if (std::fread(x.data(), sizeof(T), n, file) != n) fail("the instance is cut off");
  return x;
}

}  // namespace

int main(int argc, char **argv) {
  if (argc != 2) fail("one argument is needed, the instance");
  std::FILE *file = std::fopen(argv[1], "rb");
  if (!file) fail(std::string("cannot open ") + argv[1]);
  char magic[8];
  if (std::fread(magic, 1, 8, file) != 8 || std::memcmp(magic, "LAPINST1", 8)) fail("this is no instance");
  const auto head = numbers<int64_t>(file, 4);
  const bool sparse = head[0] == 1;
  const int64_t rows = head[1], columns = head[2], pairs = head[3];
  const auto capacity = numbers<int64_t>(file, columns);
  const int64_t places = std::accumulate(capacity.begin(), capacity.end(), int64_t{0});

  Graph graph;
  std::vector<int32_t> cost;
  {
    std::vector<std::pair<int, int>> arcs;
    arcs.reserve(pairs);
    if (sparse) {
      const auto start = numbers<int64_t>(file, rows + 1);
      const auto column = numbers<int32_t>(file, pairs);
      for (int64_t i = 0; i < rows; i++)
        for (int64_t k = start[i]; k < start[i + 1]; k++) arcs.emplace_back(i, rows + column[k]);
    } else {
      for (int64_t i = 0; i < rows; i++)
        for (int64_t j = 0; j < columns; j++) arcs.emplace_back(i, rows + j);
    }
    cost = numbers<int32_t>(file, pairs);
    graph.build(rows + columns, arcs.begin(), arcs.end());
  }
  std::fclose(file);
  // Arcs keep the order that they were built in, which is by row.
  Graph::ArcMap<long long> costs(graph);
  for (int64_t k = 0; k < pairs; k++) costs[graph.arc(k)] = cost[k];
  Graph::NodeMap<int> supply(graph);
  for (int64_t i = 0; i < rows; i++) supply[graph.node(i)] = 1;
  for (int64_t j = 0; j < columns; j++) supply[graph.node(rows + j)] = -int(capacity[j]);

  std::printf("LEMON %s\n", LEMON_VERSION);
  std::fflush(stdout);
  char line[64];
  while (std::fgets(line, sizeof line, stdin)) {
    const auto begin = std::chrono::steady_clock::now();
    Simplex simplex(graph);
    simplex.costMap(costs).supplyMap(supply);
    // The short side has to be used up: columns are, where there are more rows.
    simplex.supplyType(rows > places ? Simplex::LEQ : Simplex::GEQ);
    const auto answer = simplex.run();
    const auto taken = std::chrono::steady_clock::now() - begin;
    if (answer != Simplex::OPTIMAL) fail("the network simplex found no optimum");
    long long assigned = 0;
    for (int64_t k = 0; k < pairs; k++) assigned += simplex.flow(graph.arc(k));
    std::printf("%lld %lld %lld\n",
                (long long)std::chrono::duration_cast<std::chrono::nanoseconds>(taken).count(),
                simplex.totalCost<long long>(), assigned);
    std::fflush(stdout);
  }
}
