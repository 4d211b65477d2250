namespace Compliance.Simulator.Kql;

/// <summary>The outcome of a condition as a value: no new object for each row.</summary>
internal static class Truth
{
    private static readonly object Yes = true;
    private static readonly object No = false;

    public static object Of(bool outcome) => outcome ? Yes : No;
}
