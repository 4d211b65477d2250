using Xunit;

namespace Compliance.Testing.Azurite;

/// <summary>A test that needs Azurite: skipped by name without it, run and failed without it when <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute() => Skip = AzuriteInstallation.WhySkipped;
}
