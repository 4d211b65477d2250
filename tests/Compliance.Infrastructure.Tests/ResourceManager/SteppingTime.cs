namespace Compliance.Infrastructure.Tests.ResourceManager;

/// <summary>A second passes between any two looks at it: whatever is refilled by time is full.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
}
