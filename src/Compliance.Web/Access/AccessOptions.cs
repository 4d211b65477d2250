namespace Compliance.Web.Access;

/// <summary>
/// Who is let in. With nothing set, a host that only its own machine can reach lets everybody in, and any other nobody.
/// <see cref="AccessOptionsValidator"/> says what is accepted.
/// </summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Named identities that prove themselves with a key.</summary>
    public IList<KeyOptions> Keys { get; } = [];

    /// <summary>
    /// Whether the principal header of App Service authentication is believed. Only where the platform says that it
    /// authenticates, and so removes such a header from what comes from outside. Default false.
    /// </summary>
    public bool TrustPlatform { get; set; }

    /// <summary>Tokens of Entra that callers and Event Grid bring themselves.</summary>
    public EntraOptions Entra { get; set; } = new();

    /// <summary>Whether any way in is set up.</summary>
    public bool HasWayIn => Keys.Count > 0 || TrustPlatform || Entra.IsOn;
}
