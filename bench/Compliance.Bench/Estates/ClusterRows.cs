using System.Globalization;
using System.Text.Json;
using Compliance.Domain.Ids;

namespace Compliance.Bench.Estates;

/// <summary>Rows of connected clusters, about 2 KB each, with the properties of api-version 2026-05-01. One in a hundred has a fault.</summary>
internal sealed class ClusterRows
{
    // The DER of a 4096-bit RSA public key, which is what an agent registers.
    private const int CertificateBytes = 526;
    private const int Seed = 20261121;

    private readonly Random _random = new(Seed);
    private readonly byte[] _certificate = new byte[CertificateBytes];

    /// <summary>A cluster, and the scope it should be in.</summary>
    public static (ResourceId Cluster, ResourceId Scope) IdOf(int number)
    {
        var chain = new Chain(number % Chain.Count);
        return (ResourceId.Parse($"/subscriptions/{chain.Subscription}/resourceGroups/{GroupOf(chain)}/providers/Microsoft.Kubernetes/connectedClusters/{NameOf(number)}"), ResourceId.Parse(chain.Scope));
    }

    public void Write(Utf8JsonWriter json, int number)
    {
        var chain = new Chain(number % Chain.Count);
        var fault = number % 100 == 99 ? (Fault)(number / 100 % Enum.GetValues<Fault>().Length) : (Fault?)null;

        json.WriteStartObject();
        json.WriteString("id", IdOf(number).Cluster.Text);
        json.WriteString("name", NameOf(number));
        json.WriteString("type", "microsoft.kubernetes/connectedclusters");
        json.WriteString("location", chain.Region);
        json.WriteString("tenantId", Row.Tenant);
        json.WriteString("subscriptionId", chain.Subscription);
        json.WriteString("resourceGroup", GroupOf(chain));
        WriteTags(json, number);
        WriteIdentity(json);
        json.WriteStartObject("properties");
        WriteAgents(json, number);
        WriteStatus(json, number, fault);
        WriteProfiles(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string NameOf(int number) => $"site-{number:000000}";

    private static string GroupOf(Chain chain) => $"rg-sites-{chain.Number:00}";

    private static void WriteTags(Utf8JsonWriter json, int number)
    {
        json.WriteStartObject("tags");
        json.WriteString("owner", "retail-platform");
        json.WriteString("environment", "production");
        json.WriteString("costCenter", $"CC-{4000 + (number % 700)}");
        json.WriteEndObject();
    }

    private void WriteIdentity(Utf8JsonWriter json)
    {
        Span<byte> principal = stackalloc byte[16];
        _random.NextBytes(principal);
        json.WriteStartObject("identity");
        json.WriteString("type", "SystemAssigned");
        json.WriteString("principalId", new Guid(principal));
        json.WriteString("tenantId", Row.Tenant);
        json.WriteEndObject();
    }

    private void WriteAgents(Utf8JsonWriter json, int number)
    {
        _random.NextBytes(_certificate);
        json.WriteBase64String("agentPublicKeyCertificate", _certificate);
        json.WriteString("agentVersion", "1.36.1");
        json.WriteString("distribution", "k3s");
        json.WriteString("distributionVersion", "v1.33.5+k3s1");
        json.WriteString("infrastructure", "generic");
        json.WriteString("kubernetesVersion", "1.33.5");
        json.WriteNumber("totalNodeCount", 1 + (number % 5));
        json.WriteNumber("totalCoreCount", 8 * (1 + (number % 5)));
        json.WriteString("azureHybridBenefit", "NotApplicable");
        json.WriteString("provisioningState", "Succeeded");
    }

    private void WriteStatus(Utf8JsonWriter json, int number, Fault? fault)
    {
        var lastSeen = ArcEstate.ReadAt.AddSeconds(-_random.Next(1, 600));
        var expiry = ArcEstate.ReadAt.AddDays(fault is Fault.CertificateEnds ? 3 : 40 + (number % 45)).AddSeconds(_random.Next(86400));
        json.WriteString("connectivityStatus", fault is Fault.Offline ? "Offline" : "Connected");
        json.WriteString("lastConnectivityTime", Text(fault is Fault.Offline ? lastSeen.AddDays(-2) : lastSeen));
        json.WriteString("managedIdentityCertificateExpirationTime", Text(expiry));
        json.WriteString("privateLinkState", fault is Fault.NotAssociated ? "Disabled" : "Enabled");
        if (fault is not Fault.NotAssociated)
        {
            json.WriteString("privateLinkScopeResourceId", new Chain((number + (fault is Fault.WrongScope ? 1 : 0)) % Chain.Count).Scope);
        }
    }

    private static void WriteProfiles(Utf8JsonWriter json)
    {
        json.WritePropertyName("aadProfile");
        json.WriteRawValue("""{"enableAzureRBAC":false,"adminGroupObjectIDs":[],"tenantID":"cfd7dfc3-0000-4000-8000-0ab65e30af5e"}""");
        json.WritePropertyName("arcAgentProfile");
        json.WriteRawValue("""{"desiredAgentVersion":"1.36.1","agentAutoUpgrade":"Enabled","systemComponents":[],"agentErrors":[],"agentState":"Succeeded"}""");
        json.WritePropertyName("securityProfile");
        json.WriteRawValue("""{"workloadIdentity":{"enabled":false}}""");
        json.WritePropertyName("oidcIssuerProfile");
        json.WriteRawValue("""{"enabled":false}""");
        json.WritePropertyName("miscellaneousProperties");
        json.WriteRawValue("{}");
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private enum Fault
    {
        NotAssociated,
        WrongScope,
        Offline,
        CertificateEnds,
    }
}
