using Compliance.Application.Assessments;
using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.Logging;

namespace Compliance.Embedded.Loops;

/// <summary>Assesses pending changes whenever the assessor is signalled.</summary>
internal sealed class AssessorLoop(AssessChanges assess, IWakeUps wakeUps, TimeProvider time, ILogger<AssessorLoop> logger)
    : SignalLoop(SignalTarget.Assessor, wakeUps, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => assess.RunAsync(cancellationToken);
}
