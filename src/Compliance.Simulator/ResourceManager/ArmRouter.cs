using Compliance.Simulator.Faults;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>Finds what a path means and whether the caller may see it.</summary>
internal sealed class ArmRouter(ResourceStore store, ResourceReads reads, ResourceWrites writes, ProviderReads providers, EventGridReads events, Operations operations)
{
    public ArmResponse Answer(ArmRequest request)
    {
        if (OperationOf(request) is { } polled)
        {
            return polled;
        }

        if (ResourcePath.Parse(request.Path) is not { } path)
        {
            return AnswerContainer(request);
        }

        // Event Grid is no part of an estate: what a file covers says nothing of it.
        if (EventGridReads.Owns(path) && !IsDenied(request))
        {
            return events.Answer(request, path);
        }

        if (IsDenied(request) || !store.Coverage.Admits(path.Subscription, path.IsProvider || IsRegistration(request, path) ? ProviderReads.ProviderType : CoveredType(path)))
        {
            return ArmResponse.Forbidden($"{path.Type}/{(request.Method == "GET" ? "read" : request.Method == "DELETE" ? "delete" : "write")}", path.Id);
        }

        return (request.Method, path) switch
        {
            ("GET", { IsProvider: true }) => providers.Provider(path),
            ("POST", _) when IsRegistration(request, path) => providers.Register(path),
            ("GET", _) when IsLinkResources(path) => providers.PrivateLinkResources(request, path),
            ("GET", _) when IsMachineScope(path) => providers.ValidationOfMachine(path),
            ("GET", { IsCollection: true }) => reads.List(request, path),
            ("GET", _) when path.Type.Equals(ProviderReads.ValidationType, StringComparison.OrdinalIgnoreCase) => providers.Validation(path),
            ("GET", _) => reads.Get(request, path),
            ("PUT", { IsCollection: false, IsProvider: false }) => writes.Put(request, path),
            ("PATCH", { IsCollection: false, IsProvider: false }) => writes.Patch(request, path),
            ("DELETE", { IsCollection: false, IsProvider: false }) => writes.Delete(request, path),
            _ => ArmResponse.Error(405, "MethodNotAllowed", $"The method {request.Method} is not allowed on '{request.Path}'."),
        };
    }

    private ArmResponse AnswerContainer(ArmRequest request) => request.Path.Trim('/').Split('/') switch
    {
        _ when request.Method != "GET" => ArmResponse.Error(405, "MethodNotAllowed", $"The method {request.Method} is not allowed on '{request.Path}'."),
        [var one] when IsWord(one, "subscriptions") => providers.Subscriptions(request),
        [var one, _] when IsWord(one, "subscriptions") => IsDenied(request) ? ArmResponse.Forbidden("Microsoft.Resources/subscriptions/read", request.Path) : providers.Subscription(request),
        _ when IsDenied(request) || !store.Coverage.Admits(request.Subscription) => ArmResponse.Forbidden("Microsoft.Resources/subscriptions/resources/read", request.Path),
        [var one, _, var word] when IsWord(one, "subscriptions") && IsWord(word, "providers") => providers.Providers(request),
        [var one, _, var word] when IsWord(one, "subscriptions") && IsWord(word, "resourceGroups") => providers.ResourceGroups(request),
        [var one, _, var word, var name] when IsWord(one, "subscriptions") && IsWord(word, "resourceGroups") => providers.ResourceGroup(request, name),
        _ => ArmResponse.Error(404, "NotFound", $"Nothing is simulated at '{request.Path}'."),
    };

    private ArmResponse? OperationOf(ArmRequest request) => request.Path.Trim('/').Split('/') switch
    {
        [.., var word, var id] when request.Method == "GET" && IsWord(word, "operationStatuses") => operations.Status(id),
        [.., var word, var id] when request.Method == "GET" && IsWord(word, "operationResults") => operations.Result(id, resource => reads.View(resource, request.ApiVersion)),
        _ => null,
    };

    private static bool IsLinkResources(ResourcePath path) => path is { IsProvider: false } && path.Parent is { IsProvider: false } && IsWord(path.LastType, "privateLinkResources");

    private static bool IsMachineScope(ResourcePath path) => IsWord(path.Type, "Microsoft.HybridCompute/machines/privateLinkScopes") && !path.IsCollection;

    /// <summary>The list of all record sets needs the right to A records; what its parent holds or answers that to the parent.</summary>
    private static string CoveredType(ResourcePath path) => EmbeddedChildren.Hold(path) || (!path.IsProvider && (IsLinkResources(path) || IsMachineScope(path))) ? path.Parent!.Type : path is { IsCollection: true } && IsWord(path.LastType, "ALL") && path.Parent is { IsProvider: false } zone ? zone.Type + "/A" : path.Type;

    private static bool IsDenied(ArmRequest request) => request.Strikes.All<Effect.Deny>().Any(denied => denied.Subscription.Equals(request.Subscription, StringComparison.OrdinalIgnoreCase));

    private static bool IsRegistration(ArmRequest request, ResourcePath path) => request.Method == "POST" && path.IsCollection && IsWord(path.LastType, "register");

    private static bool IsWord(string segment, string word) => segment.Equals(word, StringComparison.OrdinalIgnoreCase);
}
