using Compliance.Application.Assessments;
using Compliance.Application.Signals;
using Microsoft.Extensions.Logging;

namespace Compliance.Embedded.Loops;

/// <summary>Assesses pending changes whenever the assessor is signalled.</summary>
internal sealed class AssessorLoop(AssessChanges assess, ChannelSignals signals, TimeProvider time, ILogger<AssessorLoop> logger)
    : SignalLoop(SignalTarget.Assessor, signals, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => assess.RunAsync(cancellationToken);
}
