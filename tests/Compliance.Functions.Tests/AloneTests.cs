using Xunit;

namespace Compliance.Functions.Tests;

/// <summary>Tests that look at meters: those of every app in the process have the same names, so no other may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "Alone";
}
