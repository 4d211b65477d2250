namespace Compliance.Domain.Judging;

/// <summary>
/// Cuts the clusters of a topology into runs that are worked on side by side. Where a run ends does not
/// depend on how many workers there are, and what runs give is put together in their order: no result tells who was faster.
/// </summary>
internal static class ClusterRuns
{
    // Below that a second thread costs more than it saves.
    private const int ClustersOfRun = 4096;

    /// <param name="work">Called once a run with the numbers of its first cluster and of the one after its last, by several threads at once.</param>
    /// <returns>What each run gave, in the order of the runs.</returns>
    public static IReadOnlyList<T> Map<T>(int clusters, int workers, Func<int, int, T> work)
    {
        var results = new T[(clusters + ClustersOfRun - 1) / ClustersOfRun];
        if (workers > 1 && results.Length > 1)
        {
            Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, Do);
        }
        else
        {
            for (var run = 0; run < results.Length; run++)
            {
                Do(run);
            }
        }

        return results;

        void Do(int run) => results[run] = work(run * ClustersOfRun, Math.Min((run + 1) * ClustersOfRun, clusters));
    }
}
