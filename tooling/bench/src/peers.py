"""Answers graphs.ts: reads the file named first, pairs of node numbers a line, and then runs what each line of standard
input names, "igraph betweenness" say, and answers with the processor time of one call in milliseconds, the mean of as many
as take 40 ms together, or with "absent" where the program or the task is missing. Debian: python3-igraph,
python3-networkx.
"""

import random
import sys
import time

try:
    import igraph
except ImportError:
    igraph = None
try:
    import networkx
except ImportError:
    networkx = None

with open(sys.argv[1], encoding="ascii") as file:
    pairs = [tuple(map(int, line.split())) for line in file]
nodes = int(sys.argv[2])

graphs = {}
if igraph is not None:
    graphs["igraph"] = igraph.Graph(n=nodes, edges=pairs, directed=False).simplify()
if networkx is not None:
    graphs["networkx"] = networkx.Graph()
    graphs["networkx"].add_nodes_from(range(nodes))
    graphs["networkx"].add_edges_from(pairs)


def leiden(graph):
    best = -1
    for seed in range(20):
        random.seed(seed)
        best = max(best, graph.community_leiden(objective_function="modularity", n_iterations=2).modularity)
    return best


TASKS = {
    "igraph": {
        "components": lambda g: len(g.connected_components()),
        "cores": lambda g: max(g.coreness()),
        "triangles and clustering": lambda g: (len(g.list_triangles()), g.transitivity_local_undirected(mode="zero")),
        "bridges": lambda g: len(g.bridges()),
        "PageRank": lambda g: sum(g.pagerank(damping=0.85)),
        "eigenvector": lambda g: max(g.eigenvector_centrality(scale=False)),
        "closeness and distances": lambda g: (max(g.closeness()), g.average_path_length()),
        "eccentricities": lambda g: max(g.eccentricity()),
        "betweenness": lambda g: max(g.betweenness()),
        "Leiden best of 20": leiden,
    },
    "networkx": {
        "components": lambda g: sum(1 for _ in networkx.connected_components(g)),
        "cores": lambda g: max(networkx.core_number(g).values()),
        "triangles and clustering": lambda g: (sum(networkx.triangles(g).values()), networkx.clustering(g)),
        "bridges": lambda g: sum(1 for _ in networkx.bridges(g)),
        "PageRank": lambda g: sum(networkx.pagerank(g, tol=1e-10).values()),
    },
}

print("ready", " ".join(f"{name}-{sys.modules[name].__version__}" for name in graphs), flush=True)
for line in sys.stdin:
    name, _, task = line.strip().partition(" ")
    run = TASKS.get(name, {}).get(task)
    if run is None or name not in graphs:
        print("absent", flush=True)
        continue
    begin = time.process_time()
    calls = 0
    while time.process_time() - begin < 0.04:
        run(graphs[name])
        calls += 1
    print((time.process_time() - begin) * 1000 / calls, flush=True)
