using Compliance.Testing.Azurite;
using Xunit;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>A test that sends signals to processes: skipped by name where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no SIGKILL, SIGSTOP and SIGCONT." : null;
}

/// <summary>The same, on Azurite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixAzuriteFactAttribute : FactAttribute
{
    public UnixAzuriteFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no SIGKILL, SIGSTOP and SIGCONT." : AzuriteInstallation.WhySkipped;
}

/// <summary>A test that changes the limits of a running process.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = File.Exists("/usr/bin/prlimit") ? null : "prlimit is not here: it comes with util-linux.";
}
