using System.Net;
using Azure.Core;
using Compliance.Application;
using Compliance.Infrastructure.Tables;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

public sealed class StoragePipelineTests : IDisposable
{
    private readonly FaultyTransport _wire = new();

    public void Dispose() => _wire.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task Send_ServiceFails_IsUnavailable(HttpStatusCode status)
    {
        _wire.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(status));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => FindAsync(maxRetries: 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Send_NobodyListens_IsUnavailable(int maxRetries)
    {
        // Port 1 is reserved, and nothing here serves it.
        var pipeline = new StoragePipeline(
            StorageConnection.Parse("AccountName=a;AccountKey=AA==;TableEndpoint=http://127.0.0.1:1/a", "table"),
            (account, key) => new SharedKeyLitePolicy(account, key, TimeProvider.System),
            maxRetries);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => new TableClient(pipeline, "t").FindAsync("p", "r", default));
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsUnavailable()
    {
        _wire.Answer = (_, _) => throw new TaskCanceledException("The attempt took too long.");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => FindAsync(maxRetries: 0));
    }

    [Fact]
    public async Task Send_CallerCancels_IsCancelled()
    {
        using var stop = new CancellationTokenSource();
        _wire.Answer = (_, _) =>
        {
            stop.Cancel();
            throw new TaskCanceledException();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new TableClient(PipelineOf(maxRetries: 0), "t").FindAsync("p", "r", stop.Token));
    }

    [Fact]
    public async Task Send_Forbidden_Flies()
    {
        _wire.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden)
        {
            Content = new StringContent("{\"odata.error\":{\"code\":\"AuthorizationFailure\",\"message\":{\"value\":\"no\"}}}"),
        });

        var refused = await Assert.ThrowsAsync<TableException>(() => FindAsync(maxRetries: 0));

        Assert.Contains("AuthorizationFailure", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WithCredential_CarriesItsTokenForStorage()
    {
        string? authorization = null;
        string[]? scopes = null;
        var credential = DelegatedTokenCredential.Create((context, _) =>
        {
            scopes = context.Scopes;
            return new AccessToken("the-token", DateTimeOffset.MaxValue);
        });
        _wire.Answer = (request, _) =>
        {
            authorization = $"{request.Headers.Authorization}";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        };
        var pipeline = new StoragePipeline(
            StorageConnection.Of(new Uri("https://contoso.table.core.windows.net"), credential),
            (_, _) => throw new InvalidOperationException("There is no key."),
            0,
            _wire.Transport);

        Assert.Null(await new TableClient(pipeline, "t").FindAsync("p", "r", default));

        Assert.Equal("Bearer the-token", authorization);
        Assert.Equal(["https://storage.azure.com/.default"], scopes!);
    }

    private Task<TableEntity?> FindAsync(int maxRetries) => new TableClient(PipelineOf(maxRetries), "t").FindAsync("p", "r", default);

    private StoragePipeline PipelineOf(int maxRetries) => new(
        StorageConnection.Parse("AccountName=a;AccountKey=AA==;TableEndpoint=http://127.0.0.1:1/a", "table"),
        (account, key) => new SharedKeyLitePolicy(account, key, TimeProvider.System),
        maxRetries,
        _wire.Transport);
}
