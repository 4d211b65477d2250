using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Compliance.Application;

namespace Compliance.Infrastructure.Tables;

/// <summary>The Azure.Core pipeline to one service of a storage account: retries, signature, and what a failure means.</summary>
internal sealed class StoragePipeline
{
    private const string Scope = "https://storage.azure.com/.default";

    // The first whose table service answers with every header we use; Azurite knows it too.
    private const string Version = "2019-02-02";

    private readonly HttpPipeline _pipeline;
    private readonly Action? _failed;

    /// <param name="sign">The policy for an account and its key.</param>
    /// <param name="transport">Null takes the one all pipelines share.</param>
    /// <param name="failed">Called with each call that failed to its last retry.</param>
    public StoragePipeline(
        StorageConnection connection,
        Func<string, byte[], HttpPipelinePolicy> sign,
        int maxRetries,
        HttpPipelineTransport? transport = null,
        Action? failed = null)
    {
        _failed = failed;
        Endpoint = connection.Endpoint;
        var options = new PipelineOptions { Retry = { MaxRetries = maxRetries, NetworkTimeout = TimeSpan.FromSeconds(30) } };
        options.Transport = transport ?? options.Transport;

        // Each attempt is signed anew: the date in the signature must be fresh.
        _pipeline = HttpPipelineBuilder.Build(
            options,
            connection.Credential is { } credential
                ? new BearerTokenAuthenticationPolicy(credential, Scope)
                : sign(connection.AccountName!, connection.AccountKey!));
    }

    public Uri Endpoint { get; }

    public Request NewRequest(RequestMethod method, string pathAndQuery)
    {
        var request = _pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(new Uri($"{Endpoint.AbsoluteUri}/{pathAndQuery}"));
        request.Headers.SetValue("x-ms-version", Version);
        return request;
    }

    /// <summary>Any answer that is not the service's own failure, also 4xx.</summary>
    /// <exception cref="StoreUnavailableException">No answer, or a failure of the service, after the last retry.</exception>
    public async Task<Response> SendAsync(Request request, CancellationToken cancellationToken)
    {
        Response response;
        try
        {
            response = await _pipeline.SendRequestAsync(request, cancellationToken);
        }
        catch (Exception failure) when (IsOfTheWire(failure) && !cancellationToken.IsCancellationRequested)
        {
            _failed?.Invoke();
            throw new StoreUnavailableException($"The storage service at {Endpoint.Authority} does not answer: {failure.Message}", failure);
        }

        if (response.Status is >= 500 or 429 or 408)
        {
            _failed?.Invoke();
            using (response)
            {
                throw new StoreUnavailableException(
                    $"The storage service at {Endpoint.Authority} answered {response.Status} {response.ReasonPhrase}.",
                    new RequestFailedException(response));
            }
        }

        return response;
    }

    // The retry policy gathers the failures of its attempts; a time-out of an attempt is a cancellation that nobody asked for.
    private static bool IsOfTheWire(Exception failure) => failure switch
    {
        AggregateException all => all.InnerExceptions.All(IsOfTheWire),
        RequestFailedException { Status: 0 } or OperationCanceledException or IOException or HttpRequestException => true,
        _ => false,
    };

    private sealed class PipelineOptions : ClientOptions;
}
