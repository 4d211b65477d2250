namespace Compliance.Application;

/// <summary>The names instruments are registered under.</summary>
public static class MeterNames
{
    public const string Compliance = "Compliance";
}
