using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Access;

/// <summary>What each endpoint asks of its callers. One that is not in here is not served.</summary>
internal static class AccessTable
{
    private const string Anyone = "";
    private const string Reader = nameof(Role.Reader);
    private const string Operator = nameof(Role.Operator);

    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["GET /healthz"] = Anyone,
        ["GET /readyz"] = Reader,
        ["GET /metrics"] = Reader,

        ["POST /api/events"] = AccessPolicies.EventSender,
        // The handshake agrees to be sent events; what is sent must still prove itself.
        ["OPTIONS /api/events"] = Anyone,

        ["POST /api/scans"] = Operator,
        ["GET /api/scans/{id}"] = Reader,
        ["GET /api/scans/{id}/result"] = Reader,
        ["GET /api/findings"] = Reader,
        ["GET /api/findings/{key}"] = Reader,
        ["GET /api/clusters"] = Reader,
        ["GET /api/clusters/{*id}"] = Reader,
        ["GET /api/summary"] = Reader,
        ["GET /api/changes/set-aside"] = Reader,
        ["GET /api/rules"] = Reader,
        ["GET /api/rules/{id}"] = Reader,
        ["GET /api/openapi.json"] = Reader,

        ["GET /"] = Reader,
        ["GET /findings/{key}"] = Reader,
        ["GET /clusters/{*id}"] = Reader,
        ["GET /assets/app.css"] = Reader,
        ["GET /assets/app.js"] = Reader,
        ["GET /assets/favicon.svg"] = Reader,
    };

    /// <summary>All that is mapped in the group asks for what the table says.</summary>
    public static RouteGroupBuilder WithAccessOfTable(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(Decide);
        return group;
    }

    private static void Decide(EndpointBuilder endpoint)
    {
        foreach (var operation in OperationsOf(endpoint))
        {
            var needed = Needed.GetValueOrDefault(operation) ?? throw new InvalidOperationException($"Who may call '{operation}' is not decided: say so in {nameof(AccessTable)}.");
            endpoint.Metadata.Add(needed is Anyone ? new AllowAnonymousAttribute() : new AuthorizeAttribute(needed));
        }
    }

    private static IEnumerable<string> OperationsOf(EndpointBuilder endpoint)
    {
        var path = ((RouteEndpointBuilder)endpoint).RoutePattern.RawText!.TrimEnd('/');
        return endpoint.Metadata.OfType<IHttpMethodMetadata>().Last().HttpMethods.Select(method => $"{method} {(path.Length == 0 ? "/" : path)}");
    }
}
