using CsCheck;
using ImageGen.BuildKit.Http2.Headers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>Against a list, from whose end entries are taken one by one.</summary>
public sealed class DynamicTableTests
{
    // A number below zero sets the limit; any other is the length of an entry's value.
    private static readonly Gen<int> Steps = Gen.Frequency(
        (8, Gen.Int[0, 300]),
        (4, Gen.Int[0, 2]),
        (1, Gen.Int[3900, 4200]),
        (1, Gen.Int[-4097, -1]),
        (1, Gen.Const(-1)));

    [Fact]
    public void Contains_what_a_list_would_contain() => Steps.Array[0, 400].Sample(steps =>
    {
        var table = new DynamicTable();
        var list = new List<HeaderField>();
        var limit = DynamicTable.MaxTableSize;
        foreach (var step in steps)
        {
            if (step < 0)
            {
                limit = -1 - step;
                table.Limit(limit);
            }
            else
            {
                var field = new HeaderField("n", new string('v', step));
                table.Add(field);
                list.Insert(0, field);
            }

            while (list.Sum(field => field.Size) > limit)
            {
                list.RemoveAt(list.Count - 1);
            }

            Assert.Equal(list, Enumerable.Range(0, list.Count).Select(table.Find));
            Assert.Null(table.Find(list.Count));
        }
    });

    [Fact]
    public void Is_empty_once_it_is_cleared_and_takes_entries_again()
    {
        var table = new DynamicTable();
        table.Add(new HeaderField("a", "1"));
        table.Clear();
        Assert.Null(table.Find(0));

        table.Add(new HeaderField("b", "2"));
        Assert.Equal("b", table.Find(0)?.Name);
        Assert.Null(table.Find(1));
    }
}
