namespace Compliance.Web.Access;

/// <summary>The ways to prove who one is.</summary>
internal static class AccessSchemes
{
    public const string Platform = "Platform";
    public const string Entra = "Entra";
    public const string Key = "Key";
    public const string Open = "Open";
    public const string Events = "Events";
}
