using System.Diagnostics.CodeAnalysis;

namespace Compliance.Web.Access;

/// <summary>Whose tokens are accepted: of one tenant, for one application.</summary>
public sealed class EntraOptions
{
    /// <summary>The tenant's id. Null or empty: no tokens.</summary>
    public string? Tenant { get; set; }

    /// <summary>What tokens must be made for: the client id of the app registration, or its whole id URI.</summary>
    public string? Audience { get; set; }

    /// <summary>The cloud's sign-in address. Default that of public Azure.</summary>
    public Uri Authority { get; set; } = new("https://login.microsoftonline.com/");

    /// <summary>The application id of Event Grid itself, which differs by cloud. Default that of public Azure.</summary>
    public string EventGrid { get; set; } = "4962773b-9cdb-44cf-a8bf-237846a00ab7";

    [MemberNotNullWhen(true, nameof(Tenant), nameof(Audience))]
    internal bool IsOn => !string.IsNullOrEmpty(Tenant) && !string.IsNullOrEmpty(Audience);
}
