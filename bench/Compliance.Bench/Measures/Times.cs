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

    public int Count => _milliseconds.Count;

    /// <summary>What so many percent of the times did not exceed; one of them, never a value between two.</summary>
    public double Percentile(int percent) => _milliseconds.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(_milliseconds.Count * percent / 100.0) - 1));

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

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
