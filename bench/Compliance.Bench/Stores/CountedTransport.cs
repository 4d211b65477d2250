using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Bench.Stores;

/// <summary>Counts the requests that change something.</summary>
internal sealed class CountedTransport : HttpClientTransport
{
    private long _writes;

    public long Writes => Interlocked.Read(ref _writes);

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        if (message.Request.Method != RequestMethod.Get)
        {
            Interlocked.Increment(ref _writes);
        }

        return base.ProcessAsync(message);
    }
}
