namespace Compliance.Simulator.Tests.OfficialClients;

/// <summary>A test of Microsoft's own clients: skipped by name without them, run and failed without them when <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OfficialClientsTheoryAttribute : TheoryAttribute
{
    public OfficialClientsTheoryAttribute() => Skip = OfficialClientsFolder.WhySkipped;
}
