using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Pipeline.Tests.Processes;

/// <summary>A wire to the storage service on which each request goes through a process's gate.</summary>
internal sealed class GatedTransport(HttpPipelineTransport wire, ProcessGate gate) : HttpPipelineTransport
{
    public override Request CreateRequest() => wire.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The stores are asynchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        await gate.PassAsync(async () =>
        {
            await wire.ProcessAsync(message);
            return true;
        });
    }
}
