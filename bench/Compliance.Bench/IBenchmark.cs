namespace Compliance.Bench;

/// <summary>One thing that is measured.</summary>
internal interface IBenchmark
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>The size that the goals are set for; 0 where they are set for several.</summary>
    int DefaultClusters { get; }

    /// <returns>A record of numbers, to be printed as it is.</returns>
    Task<object> RunAsync(int clusters);
}
