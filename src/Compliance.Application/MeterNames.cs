namespace Compliance.Application;

/// <summary>The names instruments are registered under.</summary>
public static class MeterNames
{
    public const string Compliance = "Compliance";

    /// <summary>Of .NET itself: memory, threads, processor time, exceptions.</summary>
    public const string Runtime = "System.Runtime";
}
