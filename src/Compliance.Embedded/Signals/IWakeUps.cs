using Compliance.Application.Signals;

namespace Compliance.Embedded.Signals;

/// <summary>The receiving end of the signals of this process, for the loops that the host runs.</summary>
public interface IWakeUps
{
    /// <summary>Returns at the next wake-up, at once when one came since the last wait. One loop a target.</summary>
    Task WaitAsync(SignalTarget target, CancellationToken cancellationToken);
}
