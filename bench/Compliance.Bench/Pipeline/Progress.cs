using System.Diagnostics;
using System.Globalization;

namespace Compliance.Bench.Pipeline;

/// <summary>Says on standard error what a long benchmark is at, and how long it has been at work.</summary>
internal sealed class Progress(string benchmark)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    public void Tell(FormattableString step) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $@"{Stopwatch.GetElapsedTime(_started):mm\:ss} {benchmark}: {step.ToString(CultureInfo.InvariantCulture)}"));
}
