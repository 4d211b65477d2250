namespace Compliance.Application.Signals;

/// <summary>Wake-ups between the parts of the pipeline. They carry no data: what is to do lies in the store.</summary>
public interface ISignals
{
    /// <summary>At least one wake-up of the target after the delay; several may be delivered as one.</summary>
    Task SendAsync(SignalTarget target, TimeSpan delay, CancellationToken cancellationToken);
}

public enum SignalTarget
{
    Assessor,
    Alerts,
    Scans,
}
