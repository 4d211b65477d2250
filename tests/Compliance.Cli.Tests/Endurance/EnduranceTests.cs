using Xunit;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>Tests that load the machine: they run by themselves, one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnduranceTests
{
    public const string Name = "endurance";
}
