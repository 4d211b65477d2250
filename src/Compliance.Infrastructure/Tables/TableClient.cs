using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Core;
using Compliance.Application;

namespace Compliance.Infrastructure.Tables;

/// <summary>One table. It is made by the first access that finds it missing.</summary>
/// <remarks>
/// Throws <see cref="StoreUnavailableException"/> when the service does not answer or fails, and <see cref="TableException"/>
/// for what is a bug or a matter of rights.
/// </remarks>
internal sealed class TableClient(StoragePipeline pipeline, string name)
{
    /// <returns>Null when the row is not there.</returns>
    public async Task<TableEntity?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(() => NewRequest(RequestMethod.Get, name + TableAddress.Of(partitionKey, rowKey)), cancellationToken);
        if (response.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }

        Require(response);
        using var json = JsonDocument.Parse(response.Content);
        return TableJson.Read(json.RootElement, response.Headers.ETag?.ToString("H"));
    }

    /// <summary>In the order of partition and row keys; asks for the next page when it is reached.</summary>
    public async IAsyncEnumerable<TableEntity> QueryAsync(TableQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = $"{name}()?$filter={Uri.EscapeDataString(query.Filter.Text)}&$top={query.PageSize}"
            + (query.Select is null ? "" : $"&$select={Uri.EscapeDataString(query.Select)}");
        for (var next = (string?)""; next is not null;)
        {
            var page = address + next;
            using var response = await SendAsync(() => NewRequest(RequestMethod.Get, page), cancellationToken);
            Require(response);
            using var json = JsonDocument.Parse(response.Content);
            foreach (var row in json.RootElement.GetProperty("value").EnumerateArray())
            {
                yield return TableJson.Read(row);
            }

            next = ContinuationOf(response);
        }
    }

    public async Task<TableOutcome> ExecuteAsync(TableOperation operation, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            () =>
            {
                var request = NewRequest(operation.Method, name + TableAddress.Of(operation));
                foreach (var (header, value) in TableAddress.Headers(operation))
                {
                    request.Headers.SetValue(header, value);
                }

                request.Content = operation.Body is null ? null : RequestContent.Create(operation.Body);
                return request;
            },
            cancellationToken);
        return response.IsError ? Refused(ErrorOf(response) with { At = 0 }) : TableOutcome.Done(response.Headers.ETag?.ToString("H"));
    }

    /// <param name="batch">At least one operation.</param>
    public async Task<TableOutcome> ExecuteAsync(TableBatch batch, CancellationToken cancellationToken)
    {
        var boundary = Guid.NewGuid().ToString("N");
        var body = batch.Write($"{pipeline.Endpoint.AbsoluteUri}/{name}", boundary);
        for (var isMade = false; ; isMade = true)
        {
            var request = NewRequest(RequestMethod.Post, "$batch");
            request.Headers.SetValue(HttpHeader.Names.ContentType, $"multipart/mixed; boundary=batch_{boundary}");
            request.Content = RequestContent.Create(body);
            using var response = await pipeline.SendAsync(request, cancellationToken);
            if (response.Status != (int)HttpStatusCode.Accepted)
            {
                throw new TableException(ErrorOf(response));
            }

            var answers = TableBatchAnswer.Read(response.Content);
            if (answers.FirstOrDefault(answer => answer.Status >= 400) is not { } refusal)
            {
                return TableOutcome.Done([.. answers.Select(answer => answer.ETag)]);
            }

            var error = TableError.Read(refusal.Status, refusal.Body);
            if (isMade || !error.IsMissingTable)
            {
                return Refused(error);
            }

            await CreateAsync(cancellationToken);
        }
    }

    private Request NewRequest(RequestMethod method, string pathAndQuery)
    {
        var request = pipeline.NewRequest(method, pathAndQuery);
        request.Headers.SetValue(HttpHeader.Names.Accept, TableAddress.Accept);
        request.Headers.SetValue("DataServiceVersion", "3.0;");
        request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        return request;
    }

    private async Task<Response> SendAsync(Func<Request> newRequest, CancellationToken cancellationToken)
    {
        for (var isMade = false; ; isMade = true)
        {
            var response = await pipeline.SendAsync(newRequest(), cancellationToken);
            if (isMade || response.Status != (int)HttpStatusCode.NotFound || !ErrorOf(response).IsMissingTable)
            {
                return response;
            }

            response.Dispose();
            await CreateAsync(cancellationToken);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var request = NewRequest(RequestMethod.Post, "Tables");
        request.Headers.SetValue(HttpHeader.Names.ContentType, "application/json");
        request.Headers.SetValue("Prefer", "return-no-content");
        request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = name }));
        using var response = await pipeline.SendAsync(request, cancellationToken);
        if (response.IsError && ErrorOf(response) is { Code: not "TableAlreadyExists" } error)
        {
            throw new TableException(error);
        }
    }

    private static TableOutcome Refused(TableError error) =>
        error is { At: { } at, Failure: not TableFailure.None } ? TableOutcome.Refused(error.Failure, at) : throw new TableException(error);

    private static void Require(Response response)
    {
        if (response.IsError)
        {
            throw new TableException(ErrorOf(response));
        }
    }

    private static TableError ErrorOf(Response response) => TableError.Read(response.Status, response.Content);

    private static string? ContinuationOf(Response response) =>
        !response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition)
            ? null
            : $"&NextPartitionKey={Uri.EscapeDataString(partition)}"
                + (response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) ? $"&NextRowKey={Uri.EscapeDataString(row)}" : "");
}
