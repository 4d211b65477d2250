using Compliance.Application.Assessments;
using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Loops;

/// <summary>Assesses pending changes whenever the assessor is signalled.</summary>
internal sealed class AssessorLoop(AssessChanges assess, IWakeUps wakeUps, IOptions<LoopOptions> options, TimeProvider time, ILogger<AssessorLoop> logger)
    : SignalLoop(SignalTarget.Assessor, wakeUps, options, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => assess.RunAsync(cancellationToken);
}
