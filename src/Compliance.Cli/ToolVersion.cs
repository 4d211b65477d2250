using System.Reflection;

namespace Compliance.Cli;

/// <summary>The version of this build, without the commit that the compiler appends to it.</summary>
internal static class ToolVersion
{
    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
