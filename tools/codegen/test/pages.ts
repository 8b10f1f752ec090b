/** Pages in the form of the Taobao Open Platform. Their methods do not exist. */

export interface Parts {
  readonly method?: string
  readonly request?: string
  readonly response?: string
  readonly java?: string
  readonly xml?: string
}

export const page = ({
  java = seatJava,
  method = "taobao.stage.seat.hold",
  request = seatRequest,
  response = seatResponse,
  xml = seatXml
}: Parts = {}): string => `文档中心 > API类目 > Stage

${method} (Hold a seat)

Hold a seat

公共参数

请求参数

名称 类型 是否必须 示例值 更多限制 描述
${request}

响应参数

名称 类型 示例值 描述
${response}

请求示例

  • JAVA
  • NodeJS
${java}

响应示例

  • XML示例
  • JSON示例
${xml}

异常示例

  • XML示例
<error_response>
    <code>50</code>
</error_response>

错误码解释

错误码 错误描述 解决方案
isv.seat-gone gone choose another
isv.show-over over none

API工具

FAQ
`

const seatRequest = `hold_request HoldRequest 必须 the hold
  • └ show_id
  • String
  • 必须
  • S1
  • the show
  • └ holder_password
  • String
  • 可选
  • X
  • 最大长度:12
  • the word
  • rows
  • RowDTO []
  • 可选
  • the rows
  • └ row_no
  • Number
  • 必须
  • 7
  • the row
  • └ until
  • Date
  • 可选
  • 2018-06-12 19:59:20
  • when it ends
tags String [] 可选 a,b tags`

const seatJava = `TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);
StageSeatHoldRequest req = new StageSeatHoldRequest();
StageSeatHoldRequest.HoldRequest obj1 = new StageSeatHoldRequest.HoldRequest();
obj1.setShowId("S1");
obj1.setHolderPassword("X");
List<StageSeatHoldRequest.RowDTO> list3 = new ArrayList<StageSeatHoldRequest.RowDTO>();
StageSeatHoldRequest.RowDTO obj4 = new StageSeatHoldRequest.RowDTO();
list3.add(obj4);
obj4.setRowNo(7L);
obj4.setUntil(StringUtils.parseDateTime("2018-06-12 19:59:20"));
obj1.setRows(list3);
req.setHoldRequest(obj1);
req.setTags("a,b");
StageSeatHoldResponse rsp = client.execute(req);
System.out.println(rsp.getBody());`

const seatResponse = `result Envelope the answer
  • data
  • Held
  • what is held
  • └ hold_id
  • String
  • H1
  • the hold
  • seats
  • SeatVO []
  • the seats
  • └ seat_no
  • Number
  • 5
  • the seat
  • └ success
  • Boolean
  • true
  • whether
  • └ result_msg
  • String
  • done
  • words`

const seatXml = `<stage_seat_hold_response>
    <result>
        <data>
            <hold_id>H1</hold_id>
            <seats>
                <seat_v_o>
                    <seat_no>5</seat_no>
                </seat_v_o>
            </seats>
        </data>
        <success>true</success>
        <result_msg>done &lt;b&gt;</result_msg>
    </result>
</stage_seat_hold_response>`
