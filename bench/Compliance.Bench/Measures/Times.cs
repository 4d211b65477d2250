using System.Diagnostics;

namespace Compliance.Bench.Measures;

/// <summary>How long something took, several times over, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> _milliseconds = [];

    public double Median
    {
        get
        {
            var sorted = _milliseconds.Order().ToList();
            return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
        }
    }

    /// <summary>From the fastest to the slowest.</summary>
    public Spread Spread => new(_milliseconds.Min(), _milliseconds.Max());

    public async Task MeasureAsync(Func<Task> work)
    {
        // Nobody pays for the garbage of the one before.
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await work();
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}

internal readonly record struct Spread(double Min, double Max)
{
    public Spread Times(double factor) => new(Min * factor, Max * factor);

    public override string ToString() => $"{Min:0.##} to {Max:0.##}";
}
