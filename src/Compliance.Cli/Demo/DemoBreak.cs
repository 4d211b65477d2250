using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Cli.Demo;

/// <summary>One break of the story: a write that breaks a chain, and the write that repairs it.</summary>
/// <param name="Name">What happens, in a few words.</param>
/// <param name="ResourceId">The resource at fault of the finding that must appear.</param>
internal sealed record DemoBreak(
    string Name,
    RuleId Rule,
    ResourceId ResourceId,
    Func<ArmEditor, CancellationToken, Task> BreakAsync,
    Func<ArmEditor, CancellationToken, Task> RepairAsync);
