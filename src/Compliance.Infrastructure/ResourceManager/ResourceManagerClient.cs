using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Reads single resources and lists of child resources, always the newest state the provider has.</summary>
internal sealed class ResourceManagerClient(HttpPipeline pipeline, Uri endpoint, StringPool pool, AzureMetrics metrics)
{
    /// <returns>The body; null when the resource does not exist.</returns>
    /// <exception cref="RequestFailedException">Any other answer than 200 and 404.</exception>
    /// <exception cref="ArgumentException">The id is of a type this product does not read.</exception>
    public async Task<BinaryData?> FindAsync(ResourceId id, WaitClock clock, CancellationToken cancellationToken)
    {
        using var message = Request(ArmAddress.Of(endpoint, id, ApiVersions.Of(id.TypeName)));
        await clock.WaitAsync(pipeline.SendAsync(message, cancellationToken));
        return message.Response.Status switch
        {
            200 => message.Response.Content,
            404 => null,
            _ => throw new RequestFailedException(message.Response),
        };
    }

    /// <param name="childType">The last part of the children's type.</param>
    /// <returns>The children; none when the parent does not exist.</returns>
    /// <exception cref="RequestFailedException">Azure failed otherwise than with 403, or with 429 to the last retry.</exception>
    /// <exception cref="InvalidDataException">A next page lies on a foreign host, or was read already.</exception>
    public async Task<ArmList> ListAsync(ResourceId parent, string childType, WaitClock clock, CancellationToken cancellationToken)
    {
        var rows = new RowList();
        var pages = new HashSet<Uri>();
        var version = ApiVersions.Of($"{parent.TypeName}/{childType}");
        for (var page = ArmAddress.Of(endpoint, ResourceId.Parse($"{parent}/{childType}"), version); page is not null;)
        {
            if (!pages.Add(page))
            {
                throw new InvalidDataException($"Resource Manager's list of the {childType} of {parent} does not end.");
            }

            using var message = Request(page);
            await clock.WaitAsync(pipeline.SendAsync(message, cancellationToken));
            if (message.Response.Status is not 200)
            {
                return new ArmList(rows.Items, Refusal(message.Response));
            }

            var before = rows.Items.Count;
            var document = new RowDocument(rows, pool, typeFromId: true);
            await new RowStream(message.Response.ContentStream ?? Stream.Null, document, long.MaxValue).ReadAllAsync(cancellationToken);
            metrics.Paged(AzureMetrics.Arm);
            metrics.Rows(AzureMetrics.Arm, rows.Items.Count - before);
            page = document.Head.NextLink is { IsEmpty: false, Text: { } next } ? ArmAddress.Next(endpoint, next) : null;
        }

        return new ArmList(rows.Items, ReadOutcome.Complete);
    }

    private static ReadOutcome Refusal(Response response) => response.Status switch
    {
        // A parent that was deleted meanwhile has no children.
        404 => ReadOutcome.Complete,
        403 => ReadOutcome.Denied,
        429 => ReadOutcome.Throttled,
        _ => throw new RequestFailedException(response),
    };

    private HttpMessage Request(Uri address)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(address);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        return message;
    }
}
