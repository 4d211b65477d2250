using System.Text;
using System.Text.Json.Nodes;
using Compliance.Application.Estates;
using Compliance.Application.Writes;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.Estates;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Cli.Demo;

/// <summary>Somebody who changes resources through Resource Manager, as a portal or a script would: with an identity of their own.</summary>
internal sealed class ArmEditor(Uri endpoint) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddAzure(options =>
        {
            options.Endpoint = endpoint;
            options.PollDelay = TimeSpan.FromMilliseconds(50);
        })
        .BuildServiceProvider();

    private IResourceWriter Writer => _services.GetRequiredService<IResourceWriter>();

    public async Task<JsonObject> GetAsync(ResourceId id, CancellationToken cancellationToken)
    {
        var read = await _services.GetRequiredService<IEstateReader>().ReadResourceAsync(id, cancellationToken);
        return JsonNode.Parse(read.Json ?? throw new InvalidOperationException($"The story needs {id}, which is gone."))!.AsObject();
    }

    public async Task PutAsync(ResourceId id, JsonObject body, CancellationToken cancellationToken) =>
        ThrowUnlessDone(id, await Writer.PutAsync(id, Encoding.UTF8.GetBytes(body.ToJsonString()), WriteCondition.None, cancellationToken));

    public async Task DeleteAsync(ResourceId id, CancellationToken cancellationToken) =>
        ThrowUnlessDone(id, await Writer.DeleteAsync(id, WriteCondition.None, cancellationToken));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void ThrowUnlessDone(ResourceId id, ResourceWrite write)
    {
        if (write.Outcome is not WriteOutcome.Done)
        {
            throw new InvalidOperationException($"The story's write to {id} ended as {write.Outcome}: {write.Reason}");
        }
    }
}
