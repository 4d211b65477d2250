namespace Compliance.Infrastructure.ResourceManager;

/// <summary>A cloud of Microsoft's: where its Resource Manager answers and where its identities are signed in.</summary>
internal sealed class ArmCloud
{
    private ArmCloud(string resourceManager, string authority)
    {
        Endpoint = new Uri(resourceManager);
        Authority = new Uri(authority);
    }

    public static ArmCloud Public { get; } = new("https://management.azure.com", "https://login.microsoftonline.com");

    public static ArmCloud UsGovernment { get; } = new("https://management.usgovcloudapi.net", "https://login.microsoftonline.us");

    public static ArmCloud China { get; } = new("https://management.chinacloudapi.cn", "https://login.chinacloudapi.cn");

    public Uri Endpoint { get; }

    public Uri Authority { get; }

    /// <summary>What a token must be asked for.</summary>
    public string TokenScope => $"{Endpoint.GetLeftPart(UriPartial.Authority)}/.default";

    /// <summary>The cloud of an endpoint; null when it is none of them, as a simulator's.</summary>
    public static ArmCloud? Of(Uri endpoint) => new[] { Public, UsGovernment, China }.FirstOrDefault(cloud =>
        cloud.Endpoint.GetLeftPart(UriPartial.Authority) == endpoint.GetLeftPart(UriPartial.Authority));
}
