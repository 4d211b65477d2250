using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Compliance.Bench;

/// <summary>Which benchmark to run, how large and how to print it.</summary>
internal sealed record BenchArguments(IBenchmark Benchmark, int Clusters, bool AsJson)
{
    public static bool TryParse(string[] arguments, IReadOnlyList<IBenchmark> benchmarks, [NotNullWhen(true)] out BenchArguments? parsed)
    {
        parsed = null;
        if (arguments.Length % 2 == 0 || benchmarks.FirstOrDefault(benchmark => benchmark.Name == arguments[0]) is not { } chosen)
        {
            return false;
        }

        var result = new BenchArguments(chosen, chosen.DefaultClusters, AsJson: false);
        for (var i = 1; i < arguments.Length; i += 2)
        {
            switch (arguments[i], arguments[i + 1])
            {
                case ("--clusters", var text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var clusters) && clusters > 0:
                    result = result with { Clusters = clusters };
                    break;
                case ("--format", "text" or "json"):
                    result = result with { AsJson = arguments[i + 1] == "json" };
                    break;
                default:
                    return false;
            }
        }

        parsed = result;
        return true;
    }
}
