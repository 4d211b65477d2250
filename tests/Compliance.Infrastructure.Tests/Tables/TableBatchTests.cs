using System.Text;
using Compliance.Infrastructure.Tables;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

public sealed class TableBatchTests
{
    [Fact]
    public void Add_HundredAndFirst_IsRefused()
    {
        var batch = new TableBatch();
        for (var number = 0; number < 100; number++)
        {
            batch.Add(Put($"{number}"));
        }

        Assert.False(batch.HasRoomFor([Put("more")]));
        Assert.Throws<InvalidOperationException>(() => batch.Add(Put("more")));
        Assert.Equal(100, batch.Operations.Count);
    }

    [Fact]
    public void Add_SameRowTwice_IsRefused()
    {
        var batch = new TableBatch();
        batch.Add(Put("row"));

        Assert.Throws<InvalidOperationException>(() => batch.Add(TableOperation.Delete("p", "row", "*")));
    }

    [Fact]
    public void Add_OtherPartition_IsRefused()
    {
        var batch = new TableBatch();
        batch.Add(Put("row"));

        Assert.Throws<InvalidOperationException>(() => batch.Add(TableOperation.Delete("q", "row", "*")));
    }

    [Fact]
    public void Add_MoreThanFourMebibytes_IsRefusedBeforeTheBodyIs()
    {
        var batch = new TableBatch();
        var number = 0;
        while (batch.HasRoomFor([Big(number)]))
        {
            batch.Add(Big(number++));
        }

        Assert.Throws<InvalidOperationException>(() => batch.Add(Big(number)));
        var body = batch.Write("https://account.table.core.windows.net/table", Guid.NewGuid().ToString("N"));
        Assert.InRange(body.Length, (4 * 1024 * 1024) - 150_000, 4 * 1024 * 1024);
    }

    [Fact]
    public void Write_TwoOperations_IsAsTheServiceWantsIt()
    {
        var batch = new TableBatch();
        batch.Add(TableOperation.Insert(new TableEntity("p", "new") { ["N"] = 1L }));
        batch.Add(TableOperation.Delete("p", "it's a|b", "W/\"1\""));

        var body = Encoding.UTF8.GetString(batch.Write("https://host/table", "X"));

        Assert.Equal(
            """
            --batch_X
            Content-Type: multipart/mixed; boundary=changeset_X

            --changeset_X
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            POST https://host/table HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0;
            Content-Type: application/json
            Prefer: return-no-content

            {"PartitionKey":"p","RowKey":"new","N@odata.type":"Edm.Int64","N":"1"}
            --changeset_X
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            DELETE https://host/table(PartitionKey='p',RowKey='it%27%27s%20a%7Cb') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0;
            If-Match: W/"1"


            --changeset_X--
            --batch_X--

            """.ReplaceLineEndings("\r\n"),
            body);
    }

    private static TableOperation Put(string row) => TableOperation.Put(new TableEntity("p", row));

    private static TableOperation Big(int number) => TableOperation.Put(new TableEntity("p", $"{number}") { ["Bytes"] = new byte[60_000] });
}
