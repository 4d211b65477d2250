using System.Text.Json;
using Azure;
using Azure.Core;
using Compliance.Application.Estates;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Reads single resources and lists of child resources, always the newest state the provider has.</summary>
internal sealed class ResourceManagerClient(ArmSender sender, ArmPaces paces, Uri endpoint, StringPool pool)
{
    // No page of a list of ours comes near; an answer without an end must have one.
    private const long LargestPage = 64 * 1024 * 1024;

    // Private DNS gives a hundred rows a page, and no parent has this many times as many children.
    private const int MostPages = 1000;

    /// <returns>The body; null when the resource does not exist.</returns>
    /// <exception cref="AzureUnavailableException">429, 5xx, or no answer that is whole, to the last retry.</exception>
    /// <exception cref="RequestFailedException">It is refused.</exception>
    /// <exception cref="ArgumentException">The id is of a type this product does not read.</exception>
    public async Task<BinaryData?> FindAsync(ResourceId id, WaitClock clock, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(id, clock, cancellationToken);
        return answer.Error is null || answer.Status == 404 ? answer.Value
            : answer.Outcome is ReadOutcome.Throttled or ReadOutcome.Failed ? throw new AzureUnavailableException(answer.Reason!)
            : throw answer.ToException();
    }

    /// <summary>As <see cref="FindAsync"/>, where a failure is an answer too: a whole scan must not fail for one resource.</summary>
    /// <exception cref="ArgumentException">The id is of a type this product does not read.</exception>
    public async Task<ArmRead> ReadAsync(ResourceId id, WaitClock clock, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(id, clock, cancellationToken);
        return answer.Status == 404 ? new ArmRead(null, ReadOutcome.Complete, null) : new ArmRead(answer.Value, answer.Outcome, answer.Reason);
    }

    /// <param name="childType">The last part of the children's type.</param>
    /// <returns>The children; none when the parent does not exist. Pages that do not end, or lead to a foreign host, are a failure.</returns>
    public async Task<ArmList> ListAsync(ResourceId parent, string childType, WaitClock clock, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        var pages = new HashSet<Uri>();
        var version = ApiVersions.Of($"{parent.TypeName}/{childType}");
        for (var page = ArmAddress.Of(endpoint, ResourceId.Parse($"{parent}/{childType}"), version); page is not null;)
        {
            if (!pages.Add(page) || pages.Count > MostPages)
            {
                return Failed(rows, $"The list of the {childType} of {parent} does not end.");
            }

            var call = new ArmCall(RequestMethod.Get, page);
            var answer = await sender.SendAsync(call, paces.For(call), ReadPageAsync, clock, cancellationToken);
            if (answer.Status == 404)
            {
                // A parent that was deleted meanwhile has no children.
                return new ArmList([], ReadOutcome.Complete);
            }

            if (answer is not { Error: null, Value: var (items, next) })
            {
                return new ArmList(rows, answer.Outcome) { Reason = answer.Reason };
            }

            rows.AddRange(items);
            page = next is null ? null : ArmAddress.Next(endpoint, next);
            if (next is not null && page is null)
            {
                return Failed(rows, $"The list of the {childType} of {parent} goes on at a foreign address, which was not called.");
            }
        }

        return new ArmList(rows, ReadOutcome.Complete);
    }

    /// <summary>A list of resources of a type that is no part of an estate.</summary>
    /// <param name="list">The path of the list, as an id that ends in the type.</param>
    /// <returns>Their JSON; null when they could not all be read. None where the provider is not registered: then there are none.</returns>
    public async Task<IReadOnlyList<JsonElement>?> ListJsonAsync(ResourceId list, string apiVersion, WaitClock clock, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>();
        var pages = 0;
        for (Uri? page = ArmAddress.Of(endpoint, list, apiVersion); page is not null; pages++)
        {
            var call = new ArmCall(RequestMethod.Get, page);
            var answer = await sender.SendAsync(call, paces.For(call), ArmBody.ReadAsync, clock, cancellationToken);
            if (answer.Status == 404 || answer.Error?.Code == "MissingSubscriptionRegistration")
            {
                return [];
            }

            if (answer.Value is not { } body || pages == MostPages)
            {
                return null;
            }

            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind is not JsonValueKind.Object || !json.RootElement.TryGetProperty("value", out var value) || value.ValueKind is not JsonValueKind.Array)
            {
                return null;
            }

            items.AddRange(value.EnumerateArray().Select(item => item.Clone()));
            var next = json.RootElement.TryGetProperty("nextLink", out var link) && link.ValueKind is JsonValueKind.String ? link.GetString() : null;
            page = string.IsNullOrEmpty(next) ? null : ArmAddress.Next(endpoint, next);
            if (page is null && !string.IsNullOrEmpty(next))
            {
                return null;
            }
        }

        return items;
    }

    private Task<ArmAnswer<BinaryData>> GetAsync(ResourceId id, WaitClock clock, CancellationToken cancellationToken)
    {
        var call = new ArmCall(RequestMethod.Get, ArmAddress.Of(endpoint, id, ApiVersions.Of(id.TypeName)));
        return sender.SendAsync(call, paces.For(call), ArmBody.ReadAsync, clock, cancellationToken);
    }

    private async Task<ListPage> ReadPageAsync(Response response, Stream body, CancellationToken cancellationToken)
    {
        var rows = new RowList();
        var document = new RowDocument(rows, pool, typeFromId: true);
        await new RowStream(body, document, LargestPage).ReadAllAsync(cancellationToken);
        sender.Metrics.Paged(AzureMetrics.Arm, rows.Items.Count);
        return new ListPage(rows.Items, document.Head.NextLink is { IsEmpty: false, Display: { } next } ? next : null);
    }

    private static ArmList Failed(List<Row> rows, string reason) => new(rows, ReadOutcome.Failed) { Reason = reason };

    private sealed record ListPage(IReadOnlyList<Row> Rows, string? Next);
}
