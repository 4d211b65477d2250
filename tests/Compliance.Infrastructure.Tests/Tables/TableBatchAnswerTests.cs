using System.Text;
using Compliance.Infrastructure.Tables;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

public sealed class TableBatchAnswerTests
{
    [Fact]
    public void Read_DoneBatch_HasAPartForEachOperation()
    {
        var answers = Read(
            """
            --batchresponse_1
            Content-Type: multipart/mixed; boundary=changesetresponse_2

            --changesetresponse_2
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 204 No Content
            X-Content-Type-Options: nosniff
            Cache-Control: no-cache
            DataServiceVersion: 1.0;
            ETag: W/"datetime'2026-11-21T12%3A00%3A00.1Z'"


            --changesetresponse_2
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 204 No Content
            Cache-Control: no-cache


            --changesetresponse_2--
            --batchresponse_1--
            """);

        Assert.Equal([(204, "W/\"datetime'2026-11-21T12%3A00%3A00.1Z'\""), (204, null)], answers.Select(answer => (answer.Status, answer.ETag)));
    }

    [Fact]
    public void Read_RefusedBatch_HasTheReason()
    {
        var answer = Assert.Single(Read(
            """
            --batchresponse_1
            Content-Type: multipart/mixed; boundary=changesetresponse_2

            --changesetresponse_2
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 412 Precondition Failed
            Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8

            {"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"17:The update condition is not met.\nRequestId:1"}}}
            --changesetresponse_2--
            --batchresponse_1--
            """));

        var error = TableError.Read(answer.Status, answer.Body);
        Assert.Equal((TableFailure.Changed, 17), (error.Failure, error.At));
    }

    [Fact]
    public void Read_NoPart_IsAFormatError()
    {
        Assert.Throws<FormatException>(() => Read("<html>proxy</html>"));
    }

    private static IReadOnlyList<TableBatchAnswer> Read(string text) => TableBatchAnswer.Read(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
}
