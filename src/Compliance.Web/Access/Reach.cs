namespace Compliance.Web.Access;

/// <summary>From where a host can be reached, which decides what it may trust.</summary>
public sealed class Reach
{
    private Reach()
    {
    }

    /// <summary>It listens on loopback addresses only: whoever reaches it is on this machine.</summary>
    public static Reach LoopbackOnly { get; } = new();

    /// <summary>Others can reach it, or it cannot know.</summary>
    public static Reach Network { get; } = new();
}
